import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  advanced,
  classes,
  emptyLine,
  entered,
  isEmpty,
  left,
  nextClass,
  patience,
  type Class,
} from "../../../electron/core/retry/request-queue.ts";

const always = () => true;
const someClass = fc.constantFrom<Class>(...classes);
/** Somebody enters, or the next one goes. */
const story = fc.array(fc.oneof(someClass, fc.constant("go" as const)), { maxLength: 120 });

interface Waiter {
  readonly as: Class;
  readonly name: number;
}

/** Who went, in order. */
function play(events: readonly (Class | "go")[], mayGo: (as: Class) => boolean = always): readonly Waiter[] {
  let line = emptyLine<Waiter>();
  const gone: Waiter[] = [];
  events.forEach((event, name) => {
    if (event !== "go") {
      line = entered(line, event, { as: event, name });
      return;
    }
    const turn = nextClass(line, mayGo);
    if (turn === null) return;
    const [waiter, rest] = advanced(line, turn, mayGo);
    line = rest;
    if (waiter) gone.push(waiter);
  });
  return gone;
}

test("[GV1] of those who wait the person's go first", () => {
  const gone = play(["background", "line", "person", "go", "go", "go"]);
  expect(gone.map(({ as }) => as)).toEqual(["person", "line", "background"]);
});

test("within a class it is first come, first served, and nobody goes twice", () => {
  fc.assert(
    fc.property(story, (events) => {
      const gone = play(events);
      for (const as of classes) {
        const names = gone.filter((one) => one.as === as).map(({ name }) => name);
        expect(names).toEqual([...new Set(names)].toSorted((a, b) => a - b));
      }
    }),
  );
});

test("[GV2] whoever is at the front of a class is passed over a bounded number of times", () => {
  fc.assert(
    fc.property(story, someClass, (events, as) => {
      let line = events.reduce(
        (before, event, name) => (event === "go" ? before : entered(before, event, name)),
        emptyLine<number>(),
      );
      line = entered(line, as, -1);
      const ahead = line[as].waiting.length - 1;
      let turns = 0;
      for (let gone: number | undefined; gone !== -1; turns += 1) {
        // Others keep coming, the person's too.
        line = entered(entered(line, "person", 10_000 + turns), "line", 20_000 + turns);
        const turn = nextClass(line, always);
        if (turn === null) throw new Error("somebody waits");
        [gone, line] = advanced(line, turn, always);
      }
      expect(turns).toBeLessThanOrEqual((ahead + 1) * (patience + 2));
    }),
  );
});

test("a class that may not go keeps nobody else from going, and loses no turn", () => {
  const gone = play(["background", "person", "line", "go", "go", "go"], (as) => as !== "background");
  expect(gone.map(({ as }) => as)).toEqual(["person", "line"]);
});

test("who gives up is gone, and the others keep their places", () => {
  const waiting = ["a", "b", "c"].reduce((line, item) => entered(line, "background", item), emptyLine<string>());
  expect(left(waiting, "background", "b").background.waiting).toEqual(["a", "c"]);
  expect(left(waiting, "person", "b")).toEqual(waiting);
  expect(isEmpty(left(emptyLine(), "line", "x"))).toBe(true);
});
