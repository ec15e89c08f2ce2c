import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEventBatches, frame, type EventBatches } from "../../electron/shell/event-batches.ts";
import type { AppEvent } from "../../shared/domain/app-state.ts";
import type { EventBatch } from "../../shared/ipc/event-batch.ts";
import { entry, workspaceId } from "../support/builders.ts";
import { createFakeClock, type FakeClock } from "../support/fake-clock.ts";

const event = (seq: number): AppEvent => ({ type: "notice-dismissed", id: String(seq) });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const numbers = ({ first, events }: EventBatch) => ({ first, ids: events.map((one) => Number("id" in one && one.id)) });

function start(limit?: number): {
  batches: EventBatches;
  clock: FakeClock;
  sent: EventBatch[];
  add: (...seqs: number[]) => void;
} {
  const clock = createFakeClock();
  const sent: EventBatch[] = [];
  const batches = createEventBatches(clock, (batch) => sent.push(batch), limit);
  return { batches, clock, sent, add: (...seqs) => seqs.forEach((seq) => batches.add(seq, event(seq))) };
}

test("what happens at once goes out together, without waiting for a frame", async () => {
  const { batches, clock, sent, add } = start();
  batches.setAwake(true);
  add(1, 2, 3);
  expect(sent).toEqual([]);
  await Promise.resolve();
  expect({ sent: sent.map(numbers), waiting: clock.waiting() }).toEqual({
    sent: [{ first: 1, ids: [1, 2, 3] }],
    waiting: [],
  });
});

test("a busy line makes one batch a frame", async () => {
  const { batches, clock, sent, add } = start();
  batches.setAwake(true);
  for (const seq of range(1, 100)) {
    add(seq);
    await clock.advance(1);
  }
  await clock.advance(frame);
  expect(sent.length).toBeLessThanOrEqual(Math.ceil((100 + frame) / frame));
  expect(sent.flatMap((batch) => numbers(batch).ids)).toEqual(range(1, 100));
});

test("[EB3] what the person wrote leaves at once, with what waited for the frame, and nothing leaves twice", async () => {
  const { batches, clock, sent, add } = start();
  batches.setAwake(true);
  add(1);
  await clock.advance(1);
  add(2);
  batches.add(3, {
    type: "workspace-event",
    workspace: workspaceId(1),
    event: { type: "message-queued", entry: entry() },
  });
  add(4);
  await Promise.resolve();
  expect([sent.map(({ first, events }) => [first, events.length]), clock.waiting()]).toEqual([
    [
      [1, 1],
      [2, 3],
    ],
    [],
  ]);
  await clock.advance(10 * frame);
  expect(sent).toHaveLength(2);
});

test("a window that nobody sees is not woken, and gets everything when it is shown", async () => {
  const { batches, clock, sent, add } = start();
  add(1, 2);
  await clock.advance(60_000);
  expect(clock.waiting()).toEqual([]);
  batches.setAwake(true);
  await clock.advance(0);
  expect(sent.map(numbers)).toEqual([{ first: 1, ids: [1, 2] }]);
});

test("a batch that was due when the window was hidden waits for it", async () => {
  const { batches, clock, sent, add } = start();
  batches.setAwake(true);
  add(1);
  batches.setAwake(false);
  await clock.advance(1_000);
  expect(sent).toEqual([]);
  batches.setAwake(true);
  await clock.advance(0);
  expect(sent.map(numbers)).toEqual([{ first: 1, ids: [1] }]);
});

test("[EB2] a window that slept too long wakes to a hole, and the newest event is there to show it", async () => {
  const { batches, clock, sent, add } = start(10);
  add(...range(1, 11));
  batches.setAwake(true);
  await clock.advance(0);
  expect(sent.map(numbers)).toEqual([{ first: 11, ids: [11] }]);
});

test("after stop nothing is sent and nothing waits", async () => {
  const { batches, clock, sent, add } = start();
  batches.setAwake(true);
  add(1);
  batches.stop();
  await clock.advance(1_000);
  expect({ sent, waiting: clock.waiting() }).toEqual({ sent: [], waiting: [] });
});

test("[EB1] however events, frames and sleep alternate, a window is told every event once and in order, or of a hole", async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("add" as const), count: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ do: fc.constant("awake" as const), is: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step), async (steps) => {
      const { batches, clock, sent, add } = start(20);
      let next = 1;
      for (const one of steps) {
        if (one.do === "add") add(...range(next, (next += one.count) - 1));
        else if (one.do === "wait") await clock.advance(one.ms);
        else batches.setAwake(one.is);
      }
      batches.setAwake(true);
      await clock.advance(frame);
      let expected = 1;
      for (const batch of sent.map(numbers)) {
        expect(batch.first).toBeGreaterThanOrEqual(expected);
        expect(batch.ids).toEqual(range(batch.first, batch.first + batch.ids.length - 1));
        expected = batch.first + batch.ids.length;
      }
      expect(expected).toBe(next);
    }),
    { numRuns: 200 },
  );
});
