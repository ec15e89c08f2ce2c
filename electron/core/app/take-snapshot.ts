import type { AppState } from "../../../shared/domain/app-state.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import type { Snapshot } from "../../../shared/ipc/snapshot.ts";
import type { ConversationWindowIndex } from "../windows/conversation-windows.ts";
import type { LastShownMemory } from "../windows/last-shown.ts";
import type { WindowRequests } from "../windows/window-requests.ts";
import type { Windows } from "../windows/windows.ts";
import type { Feed } from "./event-feed.ts";
import type { OpenWorkspace } from "./open-workspace.ts";

/** What a window begins with: of each workspace first what it is going to show. */
export function createTakeSnapshot(of: {
  readonly open: ReadonlyMap<WorkspaceId, OpenWorkspace>;
  /** Settings and notices. */
  readonly rest: () => AppState;
  readonly feed: Pick<Feed, "next">;
  readonly windows: Pick<Windows, "shownOf">;
  readonly conversationWindowIndex: Pick<ConversationWindowIndex, "placeOf">;
  readonly requests: Pick<WindowRequests, "pending">;
  readonly lastShown: Pick<LastShownMemory, "current" | "eyeOf">;
}): (window: number) => Snapshot {
  const { open, rest, feed, windows, conversationWindowIndex, requests, lastShown } = of;
  return (window) => {
    const place = conversationWindowIndex.placeOf(window);
    const last = place === null ? lastShown.current() : null;
    const wanted = (id: WorkspaceId) => (place?.workspace === id ? place.channel : last?.channels[id]);
    const workspaces = [...open].map(([id, { engine }]) =>
      engine.firstPart([...windows.shownOf(id), wanted(id) ?? []].flat()),
    );
    const app = { ...rest(), workspaces };
    const eye = lastShown.eyeOf(window);
    return { seq: feed.next(), app, place, lastShown: last, eye, requests: requests.pending(window) };
  };
}
