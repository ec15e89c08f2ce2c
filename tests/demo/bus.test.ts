import { expect, test } from "vitest";
import { createBus } from "../../electron/demo/bus.ts";
import { createFakeClock } from "../support/fake-clock.ts";

const everything = new Set(["a", "b"]);

function send(bus: ReturnType<typeof createBus>, ...channels: string[]): void {
  const tx = bus.transaction();
  for (const channel of channels) tx.send(channel, "type", {});
  tx.commit();
}

const idsIn = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

test("rows are visible together, at their commit", () => {
  const bus = createBus(createFakeClock());
  const seen: number[][] = [];
  bus.onCommit((rows) => seen.push(idsIn(rows)));
  const tx = bus.transaction();
  tx.send("a", "type", {});
  tx.send("b", "type", {});
  expect([bus.poll(everything, 0), bus.lastId()]).toEqual([[], 0]);
  tx.commit();
  expect([seen, bus.lastId()]).toEqual([[[1, 2]], 2]);
});

test("an id taken early may become visible late, and stands in its place", () => {
  const bus = createBus(createFakeClock());
  const early = bus.transaction();
  early.send("a", "type", {});
  send(bus, "a");
  expect(idsIn(bus.poll(everything, 0))).toEqual([2]);
  early.commit();
  expect(idsIn(bus.poll(everything, 0))).toEqual([1, 2]);
});

test("held commits come out in their order", () => {
  const bus = createBus(createFakeClock());
  const release = bus.holdCommits();
  send(bus, "a");
  send(bus, "b");
  expect(bus.poll(everything, 0)).toEqual([]);
  release();
  expect(idsIn(bus.poll(everything, 0))).toEqual([1, 2]);
});

test("`last` 0 is the last 50 seconds, a number everything after it, a negative one everything", async () => {
  const clock = createFakeClock();
  const bus = createBus(clock);
  send(bus, "a");
  await clock.advance(50_001);
  send(bus, "a");
  expect([0, 1, 2, -7].map((last) => idsIn(bus.poll(everything, last)))).toEqual([[2], [2], [], [1, 2]]);
});

test("only subscribed channels are polled, and nothing that is to be ignored", () => {
  const bus = createBus(createFakeClock());
  send(bus, "a", "b", "a");
  expect(idsIn(bus.poll(new Set(["a"]), 0, new Set([3])))).toEqual([1]);
});

test("the vacuum takes what is older than the retention", async () => {
  const clock = createFakeClock();
  const bus = createBus(clock);
  send(bus, "a");
  await clock.advance(100_001);
  send(bus, "a");
  bus.collectGarbage(100);
  expect([bus.has(1), bus.has(2), bus.lastId()]).toEqual([false, true, 2]);
});

test("a restored bus gives its ids again", () => {
  const bus = createBus(createFakeClock());
  send(bus, "a", "a", "a");
  bus.restoreTo(1);
  expect(bus.lastId()).toBe(1);
  send(bus, "b");
  expect(idsIn(bus.poll(everything, 0))).toEqual([1, 2]);
});
