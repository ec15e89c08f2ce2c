import { expect, test } from "vitest";
import { createFakeClock, monday } from "./fake-clock.ts";

test("timers run at their own times and in order, also those that others set, and undone ones never", async () => {
  const clock = createFakeClock();
  const seen: [string, number][] = [];
  const note = (name: string) => () => void seen.push([name, clock.now() - monday]);

  clock.after(30, note("third"));
  clock.after(10, note("first"));
  clock.after(20, note("undone"))();
  clock.after(10, () => {
    void Promise.resolve().then(() => clock.after(5, note("set by a promise")));
  });
  await clock.advance(40);

  expect(seen).toEqual([
    ["first", 10],
    ["set by a promise", 15],
    ["third", 30],
  ]);
  expect(clock.now()).toBe(monday + 40);
});

test("advancing until something stops there, and complains when it can never come", async () => {
  const clock = createFakeClock();
  let isDone = false;
  clock.after(70, () => {
    isDone = true;
  });
  clock.after(90, () => {});

  await clock.advanceUntil(() => isDone, 1_000);

  expect(clock.now()).toBe(monday + 70);
  await expect(clock.advanceUntil(() => false, 1_000)).rejects.toThrow("still not done");
});
