import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  fullBucket,
  hasToken,
  refilled,
  taken,
  untilToken,
  usualPace,
} from "../../../electron/core/retry/token-bucket.ts";

const start = 1_000_000;
const pace = fc.record({ burst: fc.integer({ min: 1, max: 50 }), perSecond: fc.integer({ min: 1, max: 50 }) });
/** Pauses between requests, ms. */
const pauses = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 });

test("[GV3] in any span of time no more leave than the burst and the rate allow", () => {
  fc.assert(
    fc.property(pace, pauses, (given, story) => {
      let now = start;
      let bucket = fullBucket(given, now);
      const left: number[] = [];
      for (const pause of story) {
        now += pause;
        bucket = refilled(bucket, given, now);
        if (!hasToken(bucket)) continue;
        bucket = taken(bucket);
        left.push(now);
      }
      const spans = left.flatMap((from, first) =>
        left.slice(first).map((to, more) => ({ seconds: (to - from) / 1_000, more })),
      );
      // A rounding's worth may be lent, and is paid back.
      const allowed = (seconds: number) => given.burst + seconds * given.perSecond + 0.001;
      expect(spans.filter(({ seconds, more }) => more + 1 > allowed(seconds))).toEqual([]);
    }),
  );
});

test("a token is there when it was said to be, and not much earlier", () => {
  fc.assert(
    fc.property(pace, pauses, (given, story) => {
      let now = start;
      let bucket = fullBucket(given, now);
      for (const pause of story) {
        now += pause;
        bucket = refilled(bucket, given, now);
        while (hasToken(bucket)) bucket = taken(bucket);
        const wait = untilToken(bucket, given);
        expect(hasToken(refilled(bucket, given, now + wait))).toBe(true);
        expect(hasToken(refilled(bucket, given, now + wait - 3))).toBe(false);
      }
    }),
  );
});

test("a clock that is set back takes nothing away and gives nothing", () => {
  const empty = { tokens: 0, at: start };
  expect(refilled(empty, usualPace, start - 3_600_000)).toEqual({ tokens: 0, at: start - 3_600_000 });
  expect(refilled({ tokens: 7, at: start }, usualPace, start - 1).tokens).toBe(7);
});

test("after a rest it is full and no fuller", () => {
  expect(refilled({ tokens: 0, at: start }, usualPace, start + 3_600_000).tokens).toBe(usualPace.burst);
});
