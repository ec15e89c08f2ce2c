import type { KnownSpan } from "../core/ports/archive.ts";

/**
 * One span in place of all that overlap or touch it: ids are whole numbers, so nothing lies between 10 and 11.
 * `absorbed` are the spans it stands for from now on. Spans of one channel, none of which overlap or touch.
 *
 * `reachesStart` belongs to the lower end: what was once seen as the start of a channel stays it, because ids only grow.
 */
export function mergeSpan(
  spans: readonly KnownSpan[],
  added: KnownSpan,
): { readonly merged: KnownSpan; readonly absorbed: readonly KnownSpan[] } {
  const absorbed = spans.filter((span) => span.from <= added.to + 1 && added.from <= span.to + 1);
  const merged = absorbed.reduce(union, added);
  return { merged, absorbed };
}

function union(a: KnownSpan, b: KnownSpan): KnownSpan {
  return {
    from: a.from < b.from ? a.from : b.from,
    to: a.to > b.to ? a.to : b.to,
    reachesStart: a.reachesStart || b.reachesStart,
  };
}
