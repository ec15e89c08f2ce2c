import { expect, test } from "vitest";
import { missingFrom } from "../../../electron/core/sync/overview.ts";
import { planCatchUp } from "../../../electron/core/sync/plan.ts";
import { atOnce, inSlices, pacerBy, sliceLength, type Steps } from "../../../electron/core/work/steps.ts";
import { conversationEntry } from "../../../shared/domain/conversations/conversation.ts";
import { emptyTable, tableOf } from "../../../shared/collections/table.ts";
import { channelId, conversation } from "../../support/builders.ts";

/** A clock by which each step takes half a slice, and whose turns a test begins one by one. */
function turnByTurn() {
  let now = 0;
  const due: (() => void)[] = [];
  const done: string[] = [];
  function* work(name: string, steps: number): Steps<void> {
    for (let step = 1; step <= steps; step += 1) {
      now += sliceLength / 2;
      done.push(`${name}${step}`);
      yield;
    }
  }
  const clock = {
    monotonic: () => now,
    after(_delay: number, run: () => void) {
      due.push(run);
      return () => {};
    },
  };
  return {
    begin: (name: string, steps: number) => inSlices(work(name, steps), pacerBy(clock)),
    /** What is done in the next turn: all that is due by then has its own, and nothing that it makes due. */
    async turn(): Promise<readonly string[]> {
      const from = done.length;
      for (const run of due.splice(0)) run();
      for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
      return done.slice(from);
    },
  };
}

test("two long works by one clock go on in turns of their own, one after the other, and both end", async () => {
  const { begin, turn } = turnByTurn();
  const ends = Promise.all([begin("a", 5), begin("b", 4)]);
  expect([await turn(), await turn(), await turn(), await turn(), await turn()]).toEqual([
    ["a3", "a4"],
    ["b3", "b4"],
    ["a5"],
    [],
    [],
  ]);
  await ends;
});

test("a short work is done within the call that begins it, however many others wait for their turns", async () => {
  const { begin, turn } = turnByTurn();
  void begin("a", 3);
  let isDone = false;
  const short = begin("b", 1).then(() => (isDone = true));
  await Promise.resolve();
  await Promise.resolve();
  expect(isDone).toBe(true);
  await Promise.all([short, turn()]);
});

/** So many steps that work consists of. */
function stepsOf(work: Steps<unknown>): number {
  let count = 0;
  while (work.next().done !== true) count += 1;
  return count;
}

test.each([2_000, 8_000])("a list of %d conversations is looked through in as many small steps", (count) => {
  const conversations = Array.from({ length: count }, (_, index) => conversation({ id: channelId(index + 1) }));
  const table = tableOf(conversations.map(conversationEntry));
  const plan = planCatchUp({
    overview: { conversations, lastMessages: [] },
    newestKnown: () => null,
    shown: [],
    unclear: new Map(),
    heldFrom: () => 0,
    isUnbroken: () => true,
  });
  expect(stepsOf(missingFrom(table, conversations))).toBeGreaterThan(count);
  expect(stepsOf(missingFrom(table, []))).toBeGreaterThanOrEqual(count / 256);
  expect(stepsOf(plan)).toBeGreaterThanOrEqual(count);
  expect(atOnce(missingFrom(emptyTable, conversations))).toEqual([]);
});
