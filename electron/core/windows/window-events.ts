import type { WorkspaceId } from "../../../shared/ids.ts";
import type { ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import type { Engine } from "../workspace/engine.ts";
import type { ConversationWindowIndex } from "./conversation-windows.ts";
import type { WindowRequests } from "./window-requests.ts";
import type { Windows } from "./windows.ts";

/** What the desktop tells of our windows. */
export interface WindowEvents {
  windowFocused(window: number, isFocused: boolean): void;
  /** Its page is gone or begins again: it shows nothing until it says so. */
  windowEmptied(window: number): void;
  windowClosed(window: number): void;
}

/** What it means for the workspaces where the person is, and where not any more. */
export function createWindowEvents(parts: {
  readonly windows: Windows;
  readonly conversationWindowIndex: ConversationWindowIndex;
  readonly requests: Pick<WindowRequests, "closed">;
  readonly engines: () => readonly Engine[];
  readonly engineOf: (id: WorkspaceId) => Engine | null;
}): WindowEvents {
  const { windows, conversationWindowIndex, requests, engines, engineOf } = parts;

  /** A page that is gone cannot say itself that nobody writes there any more. */
  function emptied(window: number, written: ConversationRef | null): void {
    for (const engine of engines()) engine.windowEmptied(window);
    if (written) engineOf(written.workspace)?.setTyping(written.channel, false);
  }

  function mayLookAway(): void {
    if (!windows.isLookedAt()) for (const engine of engines()) engine.personLookedAway();
  }

  return {
    windowFocused(window, isFocused) {
      windows.focused(window, isFocused);
      if (isFocused) for (const engine of engines()) engine.personActed();
      else mayLookAway();
    },
    windowEmptied: (window) => emptied(window, windows.emptied(window)),
    windowClosed(window) {
      conversationWindowIndex.closed(window);
      requests.closed(window);
      emptied(window, windows.closed(window));
      mayLookAway();
    },
  };
}
