import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { Eye } from "../../shared/domain/last-shown.ts";
import type { PageStart } from "../../shared/ipc/page-start.ts";
import { at } from "../../shared/collections/table.ts";
import { isSameConversation, type ConversationRef } from "./conversation-ref.ts";
import { createReplica, type Replica } from "./replica.ts";
import { capTimelines } from "./sliding-window.ts";
import { followPages } from "./workspace-pages.ts";
import { createTimelines, type MutableAttention, type Timelines } from "./timelines.ts";
import { createWindowRequests } from "./window-requests.ts";
import { createDraftSync, type DraftSync } from "./draft-sync.ts";
import { createEyeReporter } from "./eye-reporter.ts";
import { createView, shownPlace, type ViewStore } from "./view.ts";

/** All that a window holds, built once in main.tsx; a test builds its own. */
export interface ParleyWindow {
  readonly bridge: Bridge;
  readonly replica: Replica;
  readonly timelines: Timelines;
  readonly view: ViewStore;
  /** Returns its undo. */
  start(): () => void;
  readonly drafts: Pick<DraftSync, "hold" | "flush">;
}

export interface ParleyWindowOptions {
  readonly bridge: Bridge;
  readonly start: PageStart;
  readonly now: () => number;
  /** Runs once after so many ms. Returns its undo. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly nextFrame: (run: () => void) => void;
  /** As in `ReplicaOptions`. */
  readonly later: (run: () => void) => void;
  readonly onFault: (error: unknown) => void;
}

export function createParleyWindow(options: ParleyWindowOptions): ParleyWindow {
  const { bridge, start } = options;
  const attention: MutableAttention = { shown: null, eyes: new Map() };
  const replica = createReplica({
    ...options,
    settle: (app, before) => capTimelines(app, attention, before),
    onTaken(snapshot) {
      const { place, lastShown } = snapshot;
      eye = shown === null ? snapshot.eye : null;
      view.update((last) => (isSameConversation(last.own, place) ? last : { ...last, own: place }));
      if (lastShown !== null) view.resume(lastShown);
      drafts.follow();
      requests.snapshotTaken(snapshot);
    },
  });
  const timelines = createTimelines({ bridge, replica, attention, onEye: createEyeReporter(options) });
  const view = createView(start);
  const requests = createWindowRequests(bridge, (action) => {
    // A window of one conversation stays with it, and with what is open in it.
    if (view.get().own === null) view.goTo(action);
  });
  const drafts = createDraftSync({ ...options, replica, view });
  let shown: ConversationRef | null = null;
  /** Where the person read when this window was last there, until it shows something. */
  let eye: Eye | null = null;

  /** A window that shows a workspace which is gone, or none while there are some, shows the first. */
  function followWorkspaces(): void {
    const workspaces = replica.get()?.workspaces ?? [];
    const { workspace } = view.get();
    if (workspaces.some((state) => state.id === workspace)) return;
    view.update((last) => ({ ...last, workspace: workspaces[0]?.id ?? null }));
  }

  /** A conversation that is gone from the list (left elsewhere) is not shown any longer. */
  function isKnown(place: ConversationRef): boolean {
    const state = replica.get()?.workspaces.find(({ id }) => id === place.workspace);
    return state !== undefined && at(state.conversations, place.channel) !== undefined;
  }

  function followPlace(): void {
    const wanted = shownPlace(view.get());
    const place = wanted !== null && isKnown(wanted) ? wanted : null;
    if (isSameConversation(place, shown)) return;
    shown = place;
    if (place === null) timelines.leave();
    else {
      const anchor = isSameConversation(eye?.place ?? null, place) ? (eye?.message ?? null) : null;
      eye = null;
      void timelines.show(place, anchor);
    }
    void bridge.invoke("showConversation", { shown: place });
  }

  return {
    bridge,
    replica,
    timelines,
    view,
    drafts,
    start() {
      const undo = [
        replica.subscribe(followWorkspaces),
        replica.subscribe(followPlace),
        view.subscribe(followPlace),
        followPages({ bridge, replica, nextFrame: options.nextFrame }),
        replica.onSnapshot(timelines.reopen),
        requests.start(),
        drafts.start(),
        replica.start(),
      ];
      return () => undo.toReversed().forEach((stop) => stop());
    },
  };
}
