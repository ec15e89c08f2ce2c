import type { AppState } from "../../shared/app-state.ts";
import type { Timeline } from "../../shared/discuss.ts";
import { placeKey, type PlaceKey } from "./place.ts";

/** Rows a window holds of one conversation: more cost frames (2,000 plain rows scroll at 36 fps). */
export const windowSize = 300;

/** Of a conversation that is not shown its end is kept, enough to fill the screen when the person comes back. */
export const keptBeside = 60;

/** Rows asked for at a time when an end of the window comes near. */
export const pageSize = 60;

/**
 * A window that follows the newest rows grows by so many before it is cut: letting one go for each that comes would lay
 * out its top each time.
 */
export const slack = 60;

/** Which end of a timeline may be cut: the one the person is not looking at. */
export type Cut = "oldest" | "newest";

/**
 * One that has outgrown its size (and its slack, where its oldest are cut) is cut to `size` messages, at one end. What
 * is cut can be asked for again, so the end says that there is more.
 * The newest are let go of page by page, as older ones come: the log counts where it stands from its newest row, and if
 * it became shorter than that at once, Chromium would put the person at its top.
 * A timeline without its newest messages is not live any more: live ones may not be appended over a hole.
 */
export function slide(timeline: Timeline, cut: Cut, size: number): Timeline {
  const most = cut === "oldest" ? size + slack : size;
  return timeline.messages.length <= most ? timeline : cutTo(timeline, cut, size);
}

function cutTo(timeline: Timeline, cut: Cut, size: number): Timeline {
  if (timeline.messages.length <= size) return timeline;
  return cut === "oldest"
    ? { ...timeline, messages: timeline.messages.slice(-size), reachesStart: false }
    : { ...timeline, messages: timeline.messages.slice(0, size), isLive: false };
}

/** What the person looks at: settles how much is held, and which end may be cut. */
export interface Attention {
  readonly shown: PlaceKey | null;
  /** Conversations whose newest end is out of sight. */
  readonly readingBack: ReadonlySet<PlaceKey>;
}

/** Caps every timeline. `told`: what stands on the screen; null when the window brought about the change itself. */
export function capTimelines(app: AppState, { shown, readingBack }: Attention, told: AppState | null): AppState {
  const workspaces = app.workspaces.map((state) => {
    const before = told?.workspaces.find(({ id }) => id === state.id)?.timelines;
    const capped = Object.values(state.conversations).flatMap(({ id }) => {
      const timeline = state.timelines[id];
      if (!timeline) return [];
      const key = placeKey({ workspace: state.id, channel: id });
      const size = key === shown ? windowSize : keptBeside;
      const kept = readingBack.has(key)
        ? slide(timeline, "newest", size)
        : slide(calmed(timeline, before?.[id]), "oldest", size);
      return kept !== timeline ? [[id, kept] as const] : [];
    });
    return capped.length === 0 ? state : { ...state, timelines: { ...state.timelines, ...Object.fromEntries(capped) } };
  });
  return workspaces.some((state, index) => state !== app.workspaces[index]) ? { ...app, workspaces } : app;
}

/**
 * Of more than a page of news the newest page: hundreds of rows in one frame are a window that stands still, and it
 * fills the screen. The rest is a page away.
 */
function calmed(timeline: Timeline, before: Timeline | undefined): Timeline {
  if (before === undefined) return timeline;
  const lastShown = before.messages.at(-1)?.id ?? 0;
  const fresh = timeline.messages.length - 1 - timeline.messages.findLastIndex(({ id }) => id <= lastShown);
  return fresh > pageSize ? cutTo(timeline, "oldest", pageSize) : timeline;
}
