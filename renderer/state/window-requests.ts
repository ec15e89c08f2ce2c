import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { Snapshot } from "../../shared/ipc/snapshot.ts";
import type { WindowAction, WindowRequest, WindowRequestId } from "../../shared/ipc/window-request.ts";

export interface WindowRequests {
  /** What was asked before the page listened comes with the snapshot. */
  snapshotTaken(snapshot: Pick<Snapshot, "requests">): void;
  /** Returns its undo. */
  start(): () => void;
}

/** Does what main wants of this window, each thing once, and says so. */
export function createWindowRequests(
  bridge: Pick<Bridge, "invoke" | "onRequest">,
  perform: (action: WindowAction) => void,
): WindowRequests {
  /** A request that was just done may be in a snapshot that was on its way before. */
  const done = new Set<WindowRequestId>();

  function receive({ id, action }: WindowRequest): void {
    if (done.has(id)) return;
    done.add(id);
    perform(action);
    void bridge.invoke("acknowledgeRequest", { id });
  }

  return {
    snapshotTaken: ({ requests }) => requests.forEach(receive),
    start: () => bridge.onRequest(receive),
  };
}
