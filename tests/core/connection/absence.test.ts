import { expect, test } from "vitest";
import { createAbsence } from "../../../electron/core/connection/absence.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

function bench() {
  const clock = createFakeClock();
  const absence = createAbsence(clock);
  return {
    absence,
    pass: (seconds: number) => clock.advance(seconds * 1_000),
    set: (seconds: number) => clock.setBy(seconds * 1_000),
    waiting: clock.waiting,
  };
}

test("nothing was ever heard: that is long", () => {
  expect(bench().absence.isLong()).toBe(true);
});

test("a minute is not long, and more is", async () => {
  const { absence, pass } = bench();
  absence.heard();
  absence.begin();
  await pass(59);
  expect(absence.isLong()).toBe(false);
  await pass(2);
  expect(absence.isLong()).toBe(true);
  absence.heard();
  expect(absence.isLong()).toBe(false);
});

test.each([3_600, -3_600, -100])("a clock that is set by %i s while we are away hides no hour", async (by) => {
  const { absence, pass, set } = bench();
  absence.heard();
  absence.begin();
  set(by);
  await pass(100);
  expect(absence.isLong()).toBe(true);
});

test("after a sleep nobody knows, and nothing is left running when it stops", async () => {
  const { absence, pass, waiting } = bench();
  absence.heard();
  absence.lost();
  expect(absence.isLong()).toBe(true);
  absence.heard();
  absence.begin();
  absence.stop();
  await pass(1);
  expect([absence.isLong(), waiting()]).toEqual([true, []]);
});
