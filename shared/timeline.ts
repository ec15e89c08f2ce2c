import type { Message, Timeline, TimelinePage } from "./discuss.ts";

/** A live page joins what a live timeline got while the page was on its way; any other page takes its place. */
export function opened(held: Timeline | undefined, page: TimelinePage): Timeline {
  return held?.isLive && page.isLive ? { ...page, messages: united(held.messages, page.messages) } : page;
}

/** A message that has come: at its place by id, or in the place of an older version of itself. */
export function appended(held: Timeline, message: Message): Timeline {
  const last = held.messages.at(-1);
  if (!last || message.id > last.id) return held.isLive ? { ...held, messages: [...held.messages, message] } : held;
  const isInside = message.id >= (held.messages[0]?.id ?? 0) || held.reachesStart;
  return isInside ? { ...held, messages: united(held.messages, [message]) } : held;
}

/** A page from the archive or the server joins one end; what both have counts once. */
export function extended(held: Timeline, page: TimelinePage, side: "older" | "newer"): Timeline {
  return side === "older"
    ? { ...held, messages: united(page.messages, held.messages), reachesStart: page.reachesStart }
    : { ...held, messages: united(held.messages, page.messages), isLive: page.isLive };
}

/**
 * What was fetched after a gap. When it does not join what is held (older ones were skipped), it takes its place, so
 * that a timeline never hides a hole.
 */
export function caughtUp(held: Timeline, fetched: readonly Message[], isWhole: boolean): Timeline {
  const first = fetched[0];
  if (!first) return held;
  if (!held.isLive) return { ...held, messages: replaced(held.messages, fetched) };
  const joins = isWhole || first.id <= (held.messages.at(-1)?.id ?? Infinity);
  return joins
    ? { ...held, messages: united(held.messages, fetched) }
    : { messages: fetched, reachesStart: false, isLive: true };
}

/** Both, by id; where both have a message the later argument's version stands. */
function united(one: readonly Message[], other: readonly Message[]): readonly Message[] {
  const lastOfOne = one.at(-1);
  const firstOfOther = other[0];
  if (!lastOfOne) return other;
  if (!firstOfOther || lastOfOne.id < firstOfOther.id) return [...one, ...other];
  const byId = new Map(one.map((message) => [message.id, message]));
  for (const message of other) byId.set(message.id, message);
  return [...byId.values()].toSorted((a, b) => a.id - b.id);
}

function replaced(messages: readonly Message[], fresh: readonly Message[]): readonly Message[] {
  const byId = new Map(fresh.map((message) => [message.id, message]));
  return messages.map((message) => byId.get(message.id) ?? message);
}
