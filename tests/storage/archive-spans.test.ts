import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { KnownSpan } from "../../electron/core/ports/archive.ts";
import { mergeSpan } from "../../electron/storage/archive-spans.ts";
import { known } from "../suites/archive.ts";

/** From, length, reaches the start. Few ids, so that spans meet. */
const anySpan = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 12 }), fc.boolean())
  .map(([from, length, reachesStart]) => known(from, from + length, reachesStart ? "start" : undefined));

function merged(added: readonly KnownSpan[]): readonly KnownSpan[] {
  return added.reduce<readonly KnownSpan[]>((spans, span) => {
    const result = mergeSpan(spans, span);
    return [...spans.filter((each) => !result.absorbed.includes(each)), result.merged].toSorted(
      (a, b) => a.from - b.from,
    );
  }, []);
}

function covered(spans: readonly KnownSpan[]): readonly number[] {
  const ids = spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth));
  return [...new Set(ids)].toSorted((a, b) => a - b);
}

test("spans that overlap or touch become one; others stay apart", () => {
  expect(merged([known(1, 3), known(5, 6), known(4, 4)])).toEqual([known(1, 6)]);
  expect(merged([known(1, 3), known(5, 6)])).toEqual([known(1, 3), known(5, 6)]);
  expect(merged([known(3, 4), known(1, 9, "start")])).toEqual([known(1, 9, "start")]);
});

test("what was once known stays known, and nothing else becomes so", () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      expect(covered(merged(spans))).toEqual(covered(spans));
    }),
  );
});

test("between two spans there is always a hole", () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      const result = merged(spans);
      expect(result.every((span, nth) => nth === 0 || span.from > (result[nth - 1]?.to ?? 0) + 1)).toBe(true);
    }),
  );
});

test("the order in which spans become known does not matter, and twice changes nothing", () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      expect(merged([...spans.toReversed(), ...spans])).toEqual(merged(spans));
    }),
  );
});
