import type { Message } from "../messages/types.ts";
import type { Timeline, TimelinePage } from "./types.ts";

/** A live page joins what a live timeline got while the page was on its way; any other page takes its place. */
export function opened(held: Timeline | undefined, page: TimelinePage): Timeline {
  return held?.isLive && page.isLive ? { ...page, messages: mergeById(held.messages, page.messages) } : page;
}

/** A message that has come: at its place by id, or in the place of an older version of itself. */
export function appended(held: Timeline, message: Message): Timeline {
  const last = held.messages.at(-1);
  if (!last || message.id > last.id) return held.isLive ? { ...held, messages: [...held.messages, message] } : held;
  const isInside = message.id >= (held.messages[0]?.id ?? 0) || held.reachesStart;
  return isInside ? { ...held, messages: mergeById(held.messages, [message]) } : held;
}

/** A page from the archive or the server joins one end; what both have counts once. */
export function extended(held: Timeline, page: TimelinePage, side: "older" | "newer"): Timeline {
  return side === "older"
    ? { ...held, messages: mergeById(page.messages, held.messages), reachesStart: page.reachesStart }
    : { ...held, messages: mergeById(held.messages, page.messages), isLive: page.isLive };
}

/**
 * What was fetched after a gap. When it does not join what is held (older ones were skipped), it takes its place, but
 * for what came live since, so that a timeline never hides a hole.
 */
export function caughtUp(
  held: Timeline,
  fetched: readonly Message[],
  { isWhole, endsAtHole }: { readonly isWhole: boolean; readonly endsAtHole: boolean },
): Timeline {
  const last = fetched.at(-1);
  if (!last) return endsAtHole && held.isLive ? { ...held, isLive: false } : held;
  const [firstHeld, lastHeld] = [held.messages[0], held.messages.at(-1)];
  if (!held.isLive) {
    const inside = fetched.filter(({ id }) => firstHeld && lastHeld && firstHeld.id <= id && id <= lastHeld.id);
    return { ...held, messages: mergeById(held.messages, inside) };
  }
  const isLive = !endsAtHole;
  if (!isWhole) {
    const since = held.messages.filter(({ id }) => id > last.id);
    return { messages: mergeById(fetched, since), reachesStart: false, isLive };
  }
  // A page that ends below what is held does not join it: between them the window has let go of some.
  const joins = !firstHeld || firstHeld.id <= last.id;
  return joins ? { ...held, messages: mergeById(held.messages, fetched), isLive } : held;
}

/** Both, by id; where both have a message the later argument's version stands. */
function mergeById(one: readonly Message[], other: readonly Message[]): readonly Message[] {
  const lastOfOne = one.at(-1);
  const firstOfOther = other[0];
  if (!lastOfOne) return other;
  if (!firstOfOther || lastOfOne.id < firstOfOther.id) return [...one, ...other];
  const byId = new Map(one.map((message) => [message.id, message]));
  for (const message of other) byId.set(message.id, message);
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}
