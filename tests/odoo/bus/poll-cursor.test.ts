import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createPollCursor } from "../../../electron/odoo/bus/poll-cursor.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

test("what came is asked for again until ten seconds later, since rows with lower ids may come so late", async () => {
  const clock = createFakeClock();
  const cursor = createPollCursor(clock, 100);
  cursor.answered([110, 107]);
  await clock.advance(9_999);
  cursor.last();
  cursor.answered([110, 107]);
  expect(cursor.last()).toBe(100);
  await clock.advance(1);
  expect(cursor.last()).toBe(100);
  cursor.answered([110, 108, 107]);
  expect(cursor.last()).toBe(110);
});

test("an answer that takes long proves nothing about what came after its question", async () => {
  const clock = createFakeClock();
  const cursor = createPollCursor(clock, 100);
  cursor.answered([110]);
  await clock.advance(9_000);
  cursor.last();
  await clock.advance(5_000);
  cursor.answered([110]);
  expect(cursor.last()).toBe(100);
});

test("ids below the question are those of a restored database, from which it goes on", async () => {
  const clock = createFakeClock();
  const cursor = createPollCursor(clock, 5_000);
  cursor.answered([90, 91]);
  expect(cursor.last()).toBe(0);
  await clock.advance(10_000);
  cursor.last();
  cursor.answered([90, 91]);
  expect(cursor.last()).toBe(91);
});

test("whatever commits late by up to ten seconds is found by some question", async () => {
  const row = fc.record({ bornAt: fc.nat(40), late: fc.nat(9) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 15 }), fc.integer({ min: 1, max: 15 }), async (given, every) => {
      const clock = createFakeClock();
      const cursor = createPollCursor(clock, 1);
      const rows = given
        .toSorted((a, b) => a.bornAt - b.bornAt)
        .map(({ bornAt, late }, index) => ({ id: index + 2, visibleAt: bornAt + late }));
      const found = new Set<number>();
      for (let second = 0; second <= 60; second += every) {
        const last = cursor.last();
        const ids = rows.filter(({ id, visibleAt }) => id > last && visibleAt <= second).map(({ id }) => id);
        ids.forEach((id) => found.add(id));
        cursor.answered(ids);
        await clock.advance(every * 1_000);
      }
      expect(found.size).toBe(rows.length);
    }),
    { numRuns: 60 },
  );
});
