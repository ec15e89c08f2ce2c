import fc from "fast-check";
import { expect, test } from "vitest";
import { createFrameQueue } from "../../../electron/odoo/bus/frame-queue.ts";
import { createFakeClock, monday } from "../../support/fake-clock.ts";

function build() {
  const clock = createFakeClock();
  const queue = createFrameQueue(clock);
  const sent: [string, number][] = [];
  return {
    clock,
    queue,
    sent,
    push: (kind: string, what = kind) => queue.push(kind, () => void sent.push([what, clock.now() - monday])),
  };
}

test("the first frames go at once, the ninth when the first is two seconds old", async () => {
  const { clock, sent, push } = build();
  for (let frame = 1; frame <= 9; frame += 1) {
    push("ping", `${frame}`);
    await clock.advance(10);
  }
  await clock.advance(5_000);
  expect(sent.map(([, at]) => at)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 2_000]);
});

test("of a kind that has to wait only the newest is sent", async () => {
  const { clock, sent, push } = build();
  for (let frame = 0; frame < 8; frame += 1) push("ping");
  push("subscribe", "old list");
  push("presence", "active");
  push("subscribe", "new list");
  await clock.advance(5_000);
  expect(sent.slice(8).map(([what]) => what)).toEqual(["active", "new list"]);
});

test("a clock that is set back by an hour holds nothing up for longer than the rate does", async () => {
  const { clock, sent, push } = build();
  for (let frame = 0; frame < 7; frame += 1) push("ping");
  clock.setBy(-3_600_000);
  push("subscribe");
  push("presence");
  await clock.advance(2_000);
  expect(sent.map(([what]) => what).slice(7)).toEqual(["subscribe", "presence"]);
});

test("a queue that was cleared sends nothing more", async () => {
  const { clock, queue, sent, push } = build();
  for (let frame = 0; frame < 9; frame += 1) push("ping");
  queue.clear();
  await clock.advance(5_000);
  expect(sent).toHaveLength(8);
  expect(clock.waiting()).toEqual([]);
});

test("whatever is pushed whenever, ten frames never fall within two seconds, and the newest of each kind is sent", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ kind: fc.constantFrom("a", "b", "c"), wait: fc.nat(400) }), { maxLength: 80 }),
      async (steps) => {
        const { clock, sent, push } = build();
        const newest = new Map<string, string>();
        for (const [index, { kind, wait }] of steps.entries()) {
          push(kind, `${kind} ${index}`);
          newest.set(kind, `${kind} ${index}`);
          await clock.advance(wait);
        }
        await clock.advance(10_000);
        const times = sent.map(([, at]) => at);
        expect(times.every((at, index) => index < 8 || at - (times[index - 8] ?? 0) >= 2_000)).toBe(true);
        expect(sent.map(([what]) => what)).toEqual(expect.arrayContaining([...newest.values()]));
      },
    ),
    { numRuns: 50 },
  );
});
