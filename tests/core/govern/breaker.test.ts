import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closed, ended, hinted, leaving, openFor, type Breaker } from "../../../electron/core/govern/breaker.ts";
import type { Outcome } from "../../../electron/core/govern/outcome.ts";

const start = 1_000_000;

/** A server, its breaker, and requests that leave and end one by one. */
function createStory() {
  let breaker: Breaker = closed;
  let now = start;
  let next = 1;
  const underWay = new Map<number, string>();
  return {
    breaker: () => breaker,
    /** Null when it was held back. */
    leave(route = "/a"): number | null {
      const ticket = next;
      const [after, verdict] = leaving(breaker, ticket, now);
      breaker = after;
      if (verdict === "held-back") return null;
      next += 1;
      underWay.set(ticket, route);
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
    hint() {
      breaker = hinted(breaker, now);
    },
  };
}

test("[CB1] five failures in a row open it for 60 s", () => {
  const story = createStory();
  story.fail(4);
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 4 });
  story.fail(1);
  expect(story.breaker()).toEqual({ state: "open", until: start + openFor });
  story.pass(openFor - 1);
  expect(story.leave()).toBeNull();
});

test("an answer between them starts the row anew", () => {
  const story = createStory();
  story.fail(4);
  story.ask("answered");
  story.fail(4);
  expect(story.breaker()).toMatchObject({ state: "closed", failures: 4 });
});

test("[CB2] then one request goes, and no second until it is known what became of it", () => {
  const story = createStory();
  story.fail(5);
  story.pass(openFor);
  const probe = story.leave();
  expect([probe !== null, story.leave(), story.leave()]).toEqual([true, null, null]);
  story.end(probe ?? 0, "failed");
  expect(story.breaker()).toEqual({ state: "open", until: start + 2 * openFor });
  story.pass(openFor);
  expect([story.ask("answered"), story.ask("answered")]).toEqual([true, true]);
  expect(story.breaker()).toEqual(closed);
});

test("[CB2] a probe that was called off has shown nothing, and the next goes at once", () => {
  const story = createStory();
  story.fail(5);
  story.pass(openFor);
  story.end(story.leave() ?? 0, "unsaid");
  expect(story.leave()).not.toBeNull();
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

test("[CB5] a hint lets one probe out at once, also past one that hangs; its late failure changes nothing", () => {
  const story = createStory();
  story.fail(5);
  story.hint();
  const hanging = story.leave();
  expect([hanging !== null, story.leave()]).toEqual([true, null]);
  story.hint();
  const second = story.leave();
  expect([second !== null, story.leave()]).toEqual([true, null]);
  story.end(hanging ?? 0, "failed");
  story.end(second ?? 0, "answered");
  expect(story.breaker()).toEqual(closed);
});

test("[CB5] a late answer to what left before it opened closes it", () => {
  const story = createStory();
  const early = story.leave() ?? 0;
  story.fail(5);
  expect(story.breaker().state).toBe("open");
  story.end(early, "answered");
  expect(story.breaker()).toEqual(closed);
});

const event = fc.oneof(
  fc.record({ type: fc.constant("leave" as const), route: fc.constantFrom("/a", "/b") }),
  fc.record({
    type: fc.constant("end" as const),
    which: fc.nat(),
    outcome: fc.constantFrom<Outcome>("answered", "slow", "failed", "unsaid"),
  }),
  fc.record({ type: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 90_000 }) }),
  fc.record({ type: fc.constant("hint" as const) }),
);

test("[CB2][CB5] whatever happens: one probe at a time, nothing held back while closed, and every answer closes", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 200 }), (events) => {
      const story = createStory();
      const wrong: string[] = [];
      let underWay: number[] = [];
      /** Left since it was last closed, or since the last hint. */
      let probes: number[] = [];
      for (const one of events) {
        switch (one.type) {
          case "leave": {
            const ticket = story.leave(one.route);
            if (ticket === null && story.breaker().state === "closed") wrong.push("held back while closed");
            if (ticket === null) break;
            underWay.push(ticket);
            if (story.breaker().state === "half-open") probes.push(ticket);
            break;
          }
          case "end": {
            const ticket = underWay[one.which % Math.max(1, underWay.length)];
            if (ticket === undefined) break;
            underWay = underWay.filter((other) => other !== ticket);
            probes = probes.filter((other) => other !== ticket);
            story.end(ticket, one.outcome);
            if (one.outcome === "answered" && story.breaker() !== closed) wrong.push("not closed by an answer");
            break;
          }
          case "pass":
            story.pass(one.ms);
            break;
          case "hint":
            story.hint();
            probes = [];
            break;
        }
        if (story.breaker().state === "closed") probes = [];
        if (probes.length > 1) wrong.push("two probes");
      }
      expect(wrong).toEqual([]);
    }),
  );
});

test("it never stays shut: after 60 s of silence the next request goes", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 100 }), (events) => {
      const story = createStory();
      const underWay: number[] = [];
      for (const one of events) {
        if (one.type === "leave") underWay.push(story.leave(one.route) ?? 0);
        if (one.type === "end") story.end(underWay[one.which % Math.max(1, underWay.length)] ?? 0, one.outcome);
        if (one.type === "pass") story.pass(one.ms);
        if (one.type === "hint") story.hint();
      }
      // Every request ends at last, the probe too.
      for (const ticket of underWay) story.end(ticket, "failed");
      story.pass(openFor);
      expect(story.leave()).not.toBeNull();
    }),
  );
});
