import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFor } from "../../../electron/core/retry/breaker.ts";
import type { AbortSignalLike, HttpFaultType, Priority } from "../../../electron/core/ports/http.ts";
import { governedServer } from "./governed-server.ts";

const slowPace = { burst: 2, perSecond: 1 };

describe("the bucket", () => {
  test("a burst leaves at once, the rest at the rate", async () => {
    const server = governedServer({ pace: slowPace });
    for (const name of ["a", "b", "c", "d"]) await server.ask(name);
    expect([server.sent, server.gate.state().waiting]).toEqual([["a", "b"], 2]);
    await server.clock.advance(1_000);
    expect(server.sent).toEqual(["a", "b", "c"]);
    await server.clock.advance(1_000);
    expect(server.sent).toEqual(["a", "b", "c", "d"]);
  });

  test("[GV1] a person's request overtakes all that wait in the background", async () => {
    const server = governedServer({ pace: slowPace });
    for (const name of ["1", "2", "3", "4"]) await server.ask(name, "background");
    await server.ask("check", "line");
    await server.ask("send");
    await server.clock.advance(2_000);
    expect(server.sent).toEqual(["1", "2", "send", "check"]);
  });

  test("[GV3] of the background few are under way at once; the person's pass by", async () => {
    const server = governedServer();
    for (let count = 1; count <= 20; count += 1) await server.ask(`read-${count}`, "background");
    expect(server.underWay).toHaveLength(4);
    await server.ask("send");
    expect(server.sent.at(-1)).toBe("send");
    await server.answer();
    expect(server.sent.at(-1)).toBe("read-5");
  });

  test("[GV4] waiting takes nothing from a request's own timeout", async () => {
    const server = governedServer({ pace: slowPace });
    for (const name of ["a", "b", "c"]) await server.ask(name, "person", { timeout: 5_000 });
    await server.clock.advance(1_000);
    expect(server.underWay.map(({ request }) => request.timeout)).toEqual([5_000, 5_000, 5_000]);
  });

  test("who calls off while waiting never leaves, and cannot have arrived", async () => {
    const server = governedServer({ pace: slowPace });
    const calls = new AbortController();
    await server.ask("a");
    await server.ask("b");
    await server.ask("c", "person", { signal: calls.signal });
    calls.abort();
    await server.clock.advance(5_000);
    expect([server.sent, server.outcomes, server.gate.state().waiting]).toEqual([["a", "b"], ["c held-back"], 0]);
  });

  test("who has left is not asked any more whether it wants to wait", async () => {
    const server = governedServer({ pace: { burst: 1, perSecond: 1 } });
    await server.ask("first");
    const listening = new Set<() => void>();
    const signal: AbortSignalLike = {
      aborted: false,
      addEventListener: (_type, listener) => void listening.add(listener),
      removeEventListener: (_type, listener) => void listening.delete(listener),
    };
    await server.ask("a", "person", { signal });
    const [whileWaiting] = listening;
    await server.clock.advance(1_000);
    expect([server.sent, whileWaiting && listening.has(whileWaiting)]).toEqual([["first", "a"], false]);
  });

  test("who calls off under way is aborted there", async () => {
    const server = governedServer();
    const calls = new AbortController();
    await server.ask("a", "line", { signal: calls.signal });
    calls.abort();
    await server.clock.settle();
    expect(server.outcomes).toEqual(["a aborted"]);
  });

  test("a queue without end is a mistake of ours: the background is held back, the person never", async () => {
    const server = governedServer({ pace: { burst: 0, perSecond: 0.001 } });
    for (let count = 1; count <= 1_001; count += 1) void server.ask("read", "background");
    await server.ask("send");
    expect(server.outcomes).toEqual(["read held-back"]);
    expect(server.gate.state().waiting).toBe(1_001);
  });
});

describe("the breaker", () => {
  test.each(["refused", "broken", 502] as const)("[CB1] five times %s, and nothing leaves for 60 s", async (how) => {
    const server = governedServer();
    await server.fail(5, how);
    await server.ask("a");
    await server.clock.advance(openFor - 1);
    await server.ask("b", "background");
    expect([server.sent.length, server.outcomes.slice(5)]).toEqual([5, ["a held-back", "b held-back"]]);
  });

  test("[CB2] after 60 s one probe goes, for nobody; its answer lets all go", async () => {
    const server = governedServer();
    await server.fail(5);
    await server.clock.advance(openFor);
    await server.ask("early");
    expect([server.sent.slice(5), server.outcomes.at(-1)]).toEqual([["probe"], "early held-back"]);
    await server.answer();
    await server.ask("send");
    expect(server.sent.slice(5)).toEqual(["probe", "send"]);
    await server.clock.advance(10 * openFor);
    expect(server.sent).toHaveLength(7);
  });

  test("[CB2] as long as probes fail there is one a minute", async () => {
    const server = governedServer();
    await server.fail(5);
    for (let minute = 1; minute <= 3; minute += 1) {
      await server.clock.advance(openFor);
      expect(server.sent).toHaveLength(5 + minute);
      await server.answer(502);
    }
  });

  test("[GV5] what waits when it opens is answered at once", async () => {
    const server = governedServer({ pace: { burst: 5, perSecond: 0.001 } });
    await server.fail(4);
    await server.ask("fifth");
    await server.ask("send");
    await server.ask("read", "background");
    expect(server.gate.state().waiting).toBe(2);
    await server.answer("refused");
    expect(server.outcomes.slice(4).toSorted()).toEqual(["fifth refused", "read held-back", "send held-back"]);
    expect(server.gate.state().waiting).toBe(0);
  });

  test("[GV6] what finds out whether the server is back goes all the same, and its answer closes the breaker", async () => {
    const server = governedServer();
    await server.fail(5);
    await server.ask("check", "line");
    await server.answer();
    await server.ask("send");
    expect(server.sent.slice(5)).toEqual(["check", "send"]);
  });

  test("[CB5] a line that opens closes it at once", async () => {
    const server = governedServer();
    await server.fail(5);
    server.gate.serverIsBack();
    await server.ask("a");
    await server.ask("b");
    expect(server.sent.slice(5)).toEqual(["a", "b"]);
  });

  test("[CB5] a hint sends a probe at once, also while an older one hangs, whose end changes nothing", async () => {
    const server = governedServer();
    server.gate.serverMayBeBack();
    await server.fail(5);
    server.gate.serverMayBeBack();
    server.gate.serverMayBeBack();
    expect(server.sent.slice(5)).toEqual(["probe", "probe"]);
    await server.answer("timeout");
    expect(server.gate.state().breaker).toEqual({ state: "half-open" });
    await server.answer();
    expect(server.gate.state().breaker).toEqual({ state: "closed", failures: 0 });
    await server.clock.advance(2 * openFor);
    expect(server.sent).toHaveLength(7);
  });

  test("whoever was held back hears when the server answers again", async () => {
    const server = governedServer();
    let released = 0;
    const undo = server.gate.onRelease(() => (released += 1));
    server.gate.serverIsBack();
    await server.fail(5);
    server.gate.serverMayBeBack();
    expect(released).toBe(0);
    await server.answer();
    expect(released).toBe(1);
    undo();
    await server.fail(5);
    server.gate.serverIsBack();
    expect(released).toBe(1);
  });

  test("files count for nothing, however often they time out, and wait for no token", async () => {
    const server = governedServer({ pace: slowPace });
    await server.fail(10, "timeout", "file");
    await server.ask("send");
    expect([server.sent.at(-1), server.gate.state().tokens]).toEqual(["send", 1]);
  });

  test("a file is held back like all else while it is open", async () => {
    const server = governedServer();
    await server.fail(5);
    await server.ask("picture", "file");
    expect(server.outcomes.at(-1)).toBe("picture held-back");
  });
});

const priority = fc.constantFrom<Priority>("person", "line", "background", "file");
const event = fc.oneof(
  fc.record({ type: fc.constant("ask" as const), priority }),
  fc.record({
    type: fc.constant("answer" as const),
    how: fc.constantFrom<number | HttpFaultType>(200, 404, 502, "refused", "timeout"),
  }),
  fc.record({ type: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
  fc.constantFrom({ type: "hint" } as const, { type: "line" } as const),
);

test("whatever happens, every request is answered once, nothing is left behind, and a server that is back is asked", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), async (events, burst) => {
      const server = governedServer({ pace: { burst, perSecond: 1 } });
      let asked = 0;
      for (const one of events) {
        switch (one.type) {
          case "ask":
            asked += 1;
            await server.ask(`r${asked}`, one.priority);
            break;
          case "answer":
            await server.answer(one.how);
            break;
          case "pass":
            await server.clock.advance(one.ms);
            break;
          case "hint":
            server.gate.serverMayBeBack();
            break;
          case "line":
            server.gate.serverIsBack();
            break;
        }
      }
      // The server is well from now on: a probe a minute at the latest, and a token a second.
      for (let second = 0; second < 60 + asked; second += 1) {
        while (server.underWay.length > 0) await server.answer();
        await server.clock.advance(1_000);
      }
      const answered = new Set(server.outcomes.map((outcome) => outcome.split(" ")[0]));
      expect([answered.size, server.outcomes.length]).toEqual([asked, asked]);
      expect(server.gate.state()).toMatchObject({
        waiting: 0,
        underWay: 0,
        breaker: { state: "closed", failures: expect.any(Number) },
      });
    }),
    { numRuns: 50 },
  );
});

test("[GV7] signing out aborts what is under way and answers what waits; nothing leaves any more", async () => {
  const server = governedServer({ pace: slowPace });
  for (const name of ["a", "b", "c"]) await server.ask(name);
  await server.ask("picture", "file");
  server.gate.close();
  server.gate.serverMayBeBack();
  await server.ask("d");
  await server.ask("check", "line");
  await server.clock.advance(60_000);
  expect(server.outcomes.toSorted()).toEqual([
    "a aborted",
    "b aborted",
    "c held-back",
    "check held-back",
    "d held-back",
    "picture aborted",
  ]);
  expect([server.sent, server.clock.waiting()]).toEqual([["a", "b", "picture"], []]);
});

test("[GV7] nor does a probe", async () => {
  const server = governedServer();
  await server.fail(5);
  server.gate.close();
  await server.clock.advance(10 * openFor);
  expect([server.sent.length, server.clock.waiting()]).toEqual([5, []]);
});

test("the state tells how the requests fare, in words that name nobody", async () => {
  const server = governedServer({ pace: { burst: 7, perSecond: 1 } });
  await server.fail(1, "timeout");
  await server.clock.advance(500);
  await server.fail(4, 502);
  await server.ask("late", "line");
  await server.clock.advance(250);
  expect(server.gate.state()).toEqual({
    waiting: 0,
    underWay: 1,
    tokens: 1,
    burst: 7,
    breaker: { state: "open", restFor: openFor - 250 },
    failures: [...Array.from({ length: 4 }, () => ({ what: "HTTP 502", ago: 250 })), { what: "timeout", ago: 750 }],
    signIn: null,
  });
});

test("the state tells of a sign-in that is kept, where one is", () => {
  const server = governedServer({ signInState: () => ({ state: "kept", forMs: 7 }) });
  expect(server.gate.state().signIn).toEqual({ state: "kept", forMs: 7 });
});

test("a set timeout stands in for the usual one; posts keep what outlasts the server's own retries", async () => {
  const server = governedServer({ usualTimeout: 5_000 });
  await server.ask("read");
  await server.ask("post", "person", { timeout: 90_000 });
  expect(server.underWay.map(({ request }) => request.timeout)).toEqual([5_000, 90_000]);
});
