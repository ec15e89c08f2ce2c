import { expect, test } from "vitest";
import { createThrottledBadge } from "../../electron/shell/throttled-badge.ts";
import { createFakeClock } from "../support/fake-clock.ts";

function open() {
  const clock = createFakeClock();
  const shown: number[] = [];
  const badge = createThrottledBadge({ show: (unread) => void shown.push(unread) }, clock);
  return { clock, shown, badge };
}

test("a count is shown at once", () => {
  const { badge, shown } = open();
  badge.show(3);
  expect(shown).toEqual([3]);
});

test("of counts that race, the first is shown at once and the last in its turn", async () => {
  const { badge, shown, clock } = open();
  for (let unread = 1; unread <= 500; unread += 1) badge.show(unread);
  await clock.advance(250);
  expect(shown).toEqual([1, 500]);
});

test("a count after a pause does not wait", async () => {
  const { badge, shown, clock } = open();
  badge.show(1);
  await clock.advance(250);
  badge.show(0);
  expect(shown).toEqual([1, 0]);
});
