import type { AppEvent } from "../../../../shared/domain/app-state.ts";
import type { WorkspaceId } from "../../../../shared/ids.ts";
import type { Failure } from "../../../../shared/ipc/command.ts";
import type { windowCommands } from "../../../../shared/ipc/commands/window-commands.ts";
import type { HandlersOf } from "../../../../shared/ipc/dispatch.ts";
import type { Snapshot } from "../../../../shared/ipc/snapshot.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { coded } from "../../../../shared/text/catalogue.ts";
import type { StorageFault } from "../../ports/storage.ts";
import type { ConversationWindowIndex } from "../../windows/conversation-windows.ts";
import type { LastShownMemory } from "../../windows/last-shown.ts";
import { createWindowFaults } from "../../windows/window-faults.ts";
import type { WindowRequests } from "../../windows/window-requests.ts";
import type { Windows } from "../../windows/windows.ts";
import type { Engine } from "../../workspace/engine.ts";
import type { WorkspacesPorts } from "../app-ports.ts";
import { gone, type Caller } from "./in-workspace.ts";

/** A window asked about a conversation that was left meanwhile. */
const left: Result<never, Failure> = err({ reason: "no-conversation", text: coded("command.no-conversation") });

/** What windows ask for themselves, or for the whole app. */
export function createWindowHandlers(parts: {
  readonly ports: Pick<WorkspacesPorts, "openExternal" | "startUsually" | "windows" | "settings" | "log" | "clock">;
  readonly windows: Windows;
  readonly conversationWindowIndex: ConversationWindowIndex;
  readonly requests: WindowRequests;
  readonly lastShown: Pick<LastShownMemory, "shown" | "looksAt">;
  readonly publish: (event: AppEvent) => void;
  readonly saveFailed: (fault: StorageFault) => void;
  readonly engineOf: (id: WorkspaceId) => Engine | null;
  readonly snapshot: (window: number) => Snapshot;
}): HandlersOf<typeof windowCommands, Caller> {
  const { ports, windows, conversationWindowIndex, requests, lastShown, publish, saveFailed, engineOf } = parts;
  const reportFault = createWindowFaults(ports);
  return {
    snapshot: (_nothing, { window }) => parts.snapshot(window),
    startUsually: (_input, { window }) => ports.startUsually(window),
    openInNewWindow(place) {
      const engine = engineOf(place.workspace);
      if (!engine) return gone;
      return conversationWindowIndex.open(engine.state(), place) ? ok() : left;
    },
    acknowledgeRequest: ({ id }, { window }) => requests.acknowledge(window, id),
    showConversation({ shown }, { window }) {
      windows.shows(window, shown);
      if (shown && window === ports.windows.main) lastShown.shown(shown);
      if (shown) engineOf(shown.workspace)?.conversationShown(shown.channel);
    },
    lookAt: ({ message, ...place }, { window }) => lastShown.looksAt(window, place, message),
    readAlong: ({ reading }, { window }) => windows.readsAlong(window, reading),
    changeSettings(changes) {
      const saved = ports.settings.choose(changes);
      if (!saved.ok) saveFailed(saved.error);
      const { values, origins } = ports.settings.current();
      publish({ type: "settings-changed", settings: values, origins });
      return values;
    },
    dismissNotice: ({ id }) => publish({ type: "notice-dismissed", id }),
    reportFault: (fault, { window }) => reportFault(fault, window),
    openExternal({ url }) {
      ports.openExternal(url);
      return ok();
    },
  };
}
