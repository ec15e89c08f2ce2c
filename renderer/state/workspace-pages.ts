import type { WorkspaceCursor } from "../../shared/domain/workspace-cursor.ts";
import type { WorkspaceId } from "../../shared/ids.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { Replica } from "./replica.ts";

/**
 * Asks for what a snapshot left out, page by page, each when the one before it has been folded: main is not hurried,
 * and a hidden window, which has no frames, asks for nothing. A page comes as an event, at its place among all others.
 * Returns the undo.
 */
export function followPages({
  bridge,
  replica,
  nextFrame,
}: {
  readonly bridge: Bridge;
  readonly replica: Replica;
  /** After what is known has been given to the screen: what was wanted first is painted first. */
  readonly nextFrame: (run: () => void) => void;
}): () => void {
  /** The cursor of each workspace that was last asked from; a new snapshot brings a new one. */
  const asked = new Map<WorkspaceId, WorkspaceCursor>();
  return replica.subscribe(() => {
    for (const { id: workspace, cursor } of replica.get()?.workspaces ?? []) {
      if (cursor === null || asked.get(workspace) === cursor) continue;
      asked.set(workspace, cursor);
      nextFrame(() => void bridge.invoke("loadWorkspacePage", { workspace, from: cursor }));
    }
  });
}
