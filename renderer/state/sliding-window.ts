import type { AppState } from "../../shared/app-state.ts";
import type { Timeline } from "../../shared/discuss.ts";
import { placeKey, type PlaceKey } from "./place.ts";

/** Rows a window holds of one conversation: more cost frames (2,000 plain rows scroll at 36 fps). */
export const windowSize = 300;

/** Rows asked for at a time when an end of the window comes near. */
export const pageSize = 60;

/** Which end of a timeline may be cut: the one the person is not looking at. */
export type Cut = "oldest" | "newest";

/**
 * At most `size` messages, cut at one end. What is cut can be asked for again, so the end says that there is more.
 * A timeline without its newest messages is not live any more: live ones may not be appended over a hole.
 */
export function slide(timeline: Timeline, cut: Cut, size: number): Timeline {
  if (timeline.messages.length <= size) return timeline;
  return cut === "oldest"
    ? { ...timeline, messages: timeline.messages.slice(-size), reachesStart: false }
    : { ...timeline, messages: timeline.messages.slice(0, size), isLive: false };
}

/** Caps every timeline. `readingBack`: the conversations whose newest end is out of sight. */
export function capTimelines(app: AppState, readingBack: ReadonlySet<PlaceKey>): AppState {
  const workspaces = app.workspaces.map((state) => {
    const long = Object.values(state.conversations).filter(
      ({ id }) => (state.timelines[id]?.messages.length ?? 0) > windowSize,
    );
    if (long.length === 0) return state;
    const timelines = { ...state.timelines };
    for (const { id } of long) {
      const timeline = timelines[id];
      const cut = readingBack.has(placeKey({ workspace: state.id, channel: id })) ? "newest" : "oldest";
      if (timeline) timelines[id] = slide(timeline, cut, windowSize);
    }
    return { ...state, timelines };
  });
  return workspaces.some((state, index) => state !== app.workspaces[index]) ? { ...app, workspaces } : app;
}
