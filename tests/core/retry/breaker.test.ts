import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closed, ended, isLetting, openFor, probing, type Breaker } from "../../../electron/core/retry/breaker.ts";
import type { Outcome } from "../../../electron/core/retry/outcome.ts";

const start = 1_000_000;

/** A server, its breaker, and requests that leave and end one by one. */
function createStory() {
  let breaker: Breaker = closed;
  let now = start;
  let next = 1;
  const underWay = new Map<number, string>();
  const depart = (route: string): number => {
    const ticket = next;
    next += 1;
    underWay.set(ticket, route);
    return ticket;
  };
  return {
    breaker: () => breaker,
    /** Null when it was held back. */
    leave(route = "/a"): number | null {
      return isLetting(breaker) ? depart(route) : null;
    },
    probe(): number {
      const ticket = depart("/check");
      breaker = probing(breaker, ticket);
      return ticket;
    },
    end(ticket: number, outcome: Outcome) {
      const route = underWay.get(ticket) ?? "";
      underWay.delete(ticket);
      breaker = ended(breaker, { ticket, route, outcome, next }, now);
    },
    /** There and back. */
    ask(outcome: Outcome, route?: string): boolean {
      const ticket = this.leave(route);
      if (ticket !== null) this.end(ticket, outcome);
      return ticket !== null;
    },
    fail(times: number) {
      for (let time = 0; time < times; time += 1) this.ask("failed");
    },
    pass(ms: number) {
      now += ms;
    },
  };
}

test("[CB1] five failures in a row open it for 60 s", () => {
  const story = createStory();
  story.fail(4);
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 4 });
  story.fail(1);
  expect(story.breaker()).toEqual({ state: "open", until: start + openFor });
  expect(story.leave()).toBeNull();
});

test("an answer between them starts the row anew", () => {
  const story = createStory();
  story.fail(4);
  story.ask("answered");
  story.fail(4);
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 4 });
});

test("[CB2] a probe that fails opens it anew, one that is answered closes it; nothing else goes meanwhile", () => {
  const story = createStory();
  story.fail(5);
  story.pass(openFor);
  const probe = story.probe();
  expect(story.leave()).toBeNull();
  story.end(probe, "failed");
  expect(story.breaker()).toEqual({ state: "open", until: start + 2 * openFor });
  story.end(story.probe(), "answered");
  expect([story.breaker(), story.leave() !== null]).toEqual([closed, true]);
});

test("[CB2] a probe that hangs has nothing to say once another has left", () => {
  const story = createStory();
  story.fail(5);
  const hanging = story.probe();
  const second = story.probe();
  story.end(hanging, "slow");
  expect(story.breaker()).toEqual({ state: "half-open", probe: second });
});

test("a probe while it is closed changes nothing", () => {
  const story = createStory();
  story.fail(2);
  story.probe();
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 2 });
});

test("[CB3] a cut that ends twenty requests at once is one failure", () => {
  const story = createStory();
  const tickets = Array.from({ length: 20 }, () => story.leave() ?? 0);
  for (const ticket of tickets) story.end(ticket, "failed");
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 1 });
});

test("[CB4] one route that is slow for ever does not open it; two that take turns do", () => {
  const story = createStory();
  for (let time = 0; time < 20; time += 1) story.ask("slow", "/slow");
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 1 });
  for (let time = 0; time < 2; time += 1) {
    story.ask("slow", "/other");
    story.ask("slow", "/slow");
  }
  expect(story.breaker()).toMatchObject({ state: "open" });
});

test("[CB5] a late answer to what left before it opened closes it", () => {
  const story = createStory();
  const early = story.leave() ?? 0;
  story.ask("failed");
  story.fail(4);
  expect(story.breaker().state).toBe("open");
  story.end(early, "answered");
  expect(story.breaker()).toEqual(closed);
});

test("what was called off by us says nothing", () => {
  const story = createStory();
  story.fail(4);
  story.ask("unsaid");
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 4 });
  story.fail(1);
  expect(story.breaker().state).toBe("open");
});

const event = fc.oneof(
  fc.record({ type: fc.constant("leave" as const), route: fc.constantFrom("/a", "/b") }),
  fc.record({
    type: fc.constant("end" as const),
    which: fc.nat(),
    outcome: fc.constantFrom<Outcome>("answered", "slow", "failed", "unsaid"),
  }),
  fc.record({ type: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  fc.record({ type: fc.constant("probe" as const) }),
);

test("[CB1][CB2][CB5] whatever happens: only closed it lets go, an answer closes it, and only failures open it", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const story = createStory();
      const wrong: string[] = [];
      let underWay: number[] = [];
      /** Ends since the last answer that were failures. */
      let failed = 0;
      for (const one of events) {
        const before = story.breaker().state;
        switch (one.type) {
          case "leave": {
            const ticket = story.leave(one.route);
            if ((ticket === null) === (before === "closed")) wrong.push(`${before} and ${String(ticket)}`);
            if (ticket !== null) underWay.push(ticket);
            break;
          }
          case "probe":
            underWay.push(story.probe());
            break;
          case "end": {
            const ticket = underWay[one.which % Math.max(1, underWay.length)];
            if (ticket === undefined) break;
            underWay = underWay.filter((other) => other !== ticket);
            story.end(ticket, one.outcome);
            failed = one.outcome === "answered" ? 0 : failed + (one.outcome === "unsaid" ? 0 : 1);
            const isClosed = story.breaker().state === "closed";
            if (one.outcome === "answered" && !isClosed) wrong.push("not closed by an answer");
            if (before === "closed" && !isClosed && failed < 5) wrong.push("opened too early");
            break;
          }
          case "pass":
            story.pass(one.ms);
            break;
        }
      }
      expect(wrong).toEqual([]);
    }),
  );
});
