import * as fc from "fast-check";
import { expect, test } from "vitest";
import { backoff, paces, type Pace } from "../../../electron/core/retry/backoff.ts";

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("a wait is never longer than the cap, nor than the doubled first one, nor shorter than its least, whatever the dice say", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      chance,
      fc.constantFrom<Pace>(...Object.values(paces)),
      (failures, dice, pace) => {
        const wait = backoff(failures, () => dice, pace);
        expect(wait).toBeGreaterThanOrEqual(pace.least ?? 0);
        expect(wait).toBeLessThanOrEqual(Math.min(pace.cap, pace.first * 2 ** (failures - 1)));
      },
    ),
  );
});

test("the ceiling doubles with each failure until it is a minute", () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => backoff(failures, () => 0.999_999_9));
  expect(ceilings).toEqual([999, 1_999, 3_999, 7_999, 15_999, 31_999, 59_999, 59_999]);
});

test("any part of the ceiling may be waited, nothing included", () => {
  expect([0, 0.25, 0.5].map((dice) => backoff(5, () => dice))).toEqual([0, 4_000, 8_000]);
});
