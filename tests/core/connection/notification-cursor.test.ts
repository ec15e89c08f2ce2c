import { expect, test } from "vitest";
import { createNotificationCursor } from "../../../electron/core/connection/notification-cursor.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

/** An intake that has heard up to 500 on earlier lines and begins a new one. */
function bench(heard = 500) {
  let last = heard;
  const intake = createNotificationCursor(createFakeClock(), {
    read: () => last,
    write(next) {
      last = next;
    },
  });
  const hear = (...ids: readonly number[]) => intake.fresh(ids.map((id) => ({ id, events: [] }))).map(({ id }) => id);
  return { intake, hear, begin: () => intake.begin(), last: () => last };
}

test("[GAP4] a bus that gives its last notice again has missed nothing, and one that does not may have", () => {
  const { intake, hear, begin } = bench();
  begin();
  hear(450, 501);
  expect(intake.hasMissedNothing()).toBe(false);
  hear(500);
  expect([intake.hasMissedNothing(), intake.known()]).toEqual([true, 500]);
  begin();
  expect(intake.hasMissedNothing()).toBe(false);
});

test("[GAP4] with nothing heard before there is nothing to go by", () => {
  const { intake, hear, begin } = bench(0);
  expect(begin()).toBe(0);
  hear(1, 2);
  expect(intake.hasMissedNothing()).toBe(false);
});

test("a notice is let through once, on whatever line, and again when its id stands for another", () => {
  const { intake, hear, begin, last } = bench();
  begin();
  expect([hear(501, 502), hear(502)]).toEqual([[501, 502], []]);
  intake.beginAnew();
  expect([hear(501, 502), intake.known()]).toEqual([[501, 502], 0]);
  intake.flush();
  expect(last()).toBe(502);
});
