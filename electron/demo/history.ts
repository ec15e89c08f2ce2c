import { plainText } from "./html.ts";
import { optionalNumber, text } from "./params.ts";
import type { Params } from "./params.ts";
import type { Message } from "./records.ts";

/** Paging as `_message_fetch` does it (WIRE.md §6.2). `ascending` is everything that could be shown. */
export interface Page {
  /** Newest first, whichever way was paged. */
  readonly messages: Message[];
  /** Matches in all, only for a search. */
  readonly count: number | null;
}

export function page(ascending: readonly Message[], params: Params): Page {
  const limit = optionalNumber(params, "limit") ?? 30;
  const before = optionalNumber(params, "before") ?? 0;
  const after = optionalNumber(params, "after") ?? 0;
  const around = optionalNumber(params, "around");
  const term = text(params, "search_term");
  const found = term === "" ? ascending : ascending.filter((message) => matches(message, term));
  const count = term === "" ? null : found.length;
  if (around !== null) {
    const half = Math.floor(limit / 2);
    const split = firstAbove(found, around);
    return { count, messages: found.slice(Math.max(0, split - half), split + half).toReversed() };
  }
  const start = after > 0 ? firstAbove(found, after) : 0;
  const end = before > 0 ? firstAbove(found, before - 1) : found.length;
  const window =
    after > 0 ? found.slice(start, Math.min(end, start + limit)) : found.slice(Math.max(start, end - limit), end);
  return { count, messages: window.toReversed() };
}

/** Index of the first message with an id above `id`. */
function firstAbove(messages: readonly Message[], id: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.id ?? 0) > id) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Spaces stand for anything, as in SQL's `ilike 'a%b'`; system lines are never found. */
function matches(message: Message, term: string): boolean {
  if (message.type === "notification" || message.type === "user_notification") return false;
  const words = term.toLowerCase().split(" ");
  const haystacks = [
    message.body,
    plainText(message.body),
    ...message.attachments.map((attachment) => attachment.name),
  ];
  return haystacks.some((haystack) => containsInOrder(haystack.toLowerCase(), words));
}

function containsInOrder(haystack: string, words: readonly string[]): boolean {
  let from = 0;
  for (const word of words) {
    const at = haystack.indexOf(word, from);
    if (at === -1) return false;
    from = at + word.length;
  }
  return true;
}
