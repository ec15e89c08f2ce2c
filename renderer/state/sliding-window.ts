import { conversationIn } from "../../shared/domain/messages/thread.ts";
import type { AppState } from "../../shared/domain/app-state.ts";
import type { Timeline } from "../../shared/domain/timelines/types.ts";
import type { MessageId } from "../../shared/ids.ts";
import { conversationKey, type ConversationKey } from "./conversation-ref.ts";

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

/**
 * One that has outgrown its size is cut to `size` messages: to those around `eye`, a message that the person looks at, or
 * to the newest when there is none, and then with some slack. What is cut can be asked for again, so that end says that
 * there is more. A timeline without its newest messages is not live any more: live ones may not be appended over a hole.
 */
export function slide(timeline: Timeline, eye: MessageId | null, size: number): Timeline {
  const { length } = timeline.messages;
  if (eye === null) return length <= size + slack ? timeline : cut(timeline, length - size, size);
  if (length <= size) return timeline;
  const seen = timeline.messages.findLastIndex(({ id }) => id <= eye);
  return cut(timeline, Math.min(Math.max(0, seen - Math.floor(size / 2)), length - size), size);
}

function cut(timeline: Timeline, from: number, size: number): Timeline {
  const messages = timeline.messages.slice(from, from + size);
  const reachesStart = timeline.reachesStart && from === 0;
  return { messages, reachesStart, isLive: timeline.isLive && from + size === timeline.messages.length };
}

/** What the person looks at: settles how much is held, and which. */
export interface Attention {
  readonly shown: ConversationKey | null;
  /** Of conversations whose newest end is out of sight a message that the person sees there. */
  readonly eyes: ReadonlyMap<ConversationKey, MessageId>;
}

/** Caps every timeline. `told`: what stands on the screen; null when the window brought about the change itself. */
export function capTimelines(app: AppState, { shown, eyes }: Attention, told: AppState | null): AppState {
  const workspaces = app.workspaces.map((state) => {
    const before = told?.workspaces.find(({ id }) => id === state.id)?.timelines;
    const capped = Object.values(state.timelines).flatMap((timeline) => {
      const first = timeline.messages[0];
      const id = first === undefined ? null : conversationIn(first.thread);
      if (id === null) return [];
      const key = conversationKey({ workspace: state.id, channel: id });
      const size = key === shown ? windowSize : keptBeside;
      const eye = eyes.get(key) ?? null;
      const kept = slide(eye === null ? calmed(timeline, before?.[id]) : timeline, eye, size);
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
  const { length } = timeline.messages;
  return fresh > pageSize && length > pageSize ? cut(timeline, length - pageSize, pageSize) : timeline;
}
