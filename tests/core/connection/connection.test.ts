import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  notStarted,
  step,
  type Connection,
  type ConnectionEvent,
} from "../../../electron/core/connection/connection.ts";
import { connectionEnds, type ConnectionEnd } from "../../../electron/core/connection/connection-ends.ts";
import { allTransports } from "../../../electron/core/connection/transport-fallback.ts";

const start: ConnectionEvent = { type: "start", order: allTransports };
const opened: ConnectionEvent = { type: "opened" };
const held: ConnectionEvent = { type: "held" };
const waitOver: ConnectionEvent = { type: "wait-over" };
const back: ConnectionEvent = { type: "back" };
const ended = (how: ConnectionEnd): ConnectionEvent => ({ type: "ended", how });
const checked = (answer: "alive" | "signed-out" | "unknown"): ConnectionEvent => ({ type: "session-checked", answer });
const refreshed = (answer: "done" | "signed-out" | "unknown"): ConnectionEvent => ({
  type: "session-refreshed",
  answer,
});

/** Each step as "state effect effect". */
function play(...events: readonly ConnectionEvent[]): readonly string[] {
  let current: Connection = notStarted;
  return events.map((event) => {
    const [next, ...effects] = step(current, event);
    current = next;
    return [current.state, ...effects.map((effect) => effect.type)].join(" ");
  });
}

test("a lost line is retried after a wait", () => {
  expect(play(start, opened, ended("cut"), waitOver)).toEqual([
    "connecting open",
    "online subscribe check-session",
    "waiting wait",
    "connecting open",
  ]);
});

test("a line that reached its age comes back at once, but not when it did so right after it opened", () => {
  expect(play(start, opened, held, ended("too-old"), opened, ended("too-old"))).toEqual([
    "connecting open",
    "online subscribe check-session",
    "online",
    "connecting open",
    "online subscribe check-session",
    "waiting wait",
  ]);
});

test("an outdated version is read anew and tried once; then we stop, until the person asks", () => {
  expect(play(start, opened, ended("outdated"), refreshed("done"), opened, ended("outdated"), waitOver, back)).toEqual([
    "connecting open",
    "online subscribe check-session",
    "refreshing refresh-session",
    "connecting open",
    "online subscribe check-session",
    "stopped",
    "stopped",
    "connecting open",
  ]);
});

test("a refresh that could not reach the server was not the one refresh", () => {
  expect(
    play(start, opened, ended("outdated"), refreshed("unknown"), waitOver, opened, ended("outdated")).slice(3),
  ).toEqual(["waiting wait", "connecting open", "online subscribe check-session", "refreshing refresh-session"]);
});

test("a session found dead is asked after: alive, we go on; dead, we stop and say so; no answer, we wait", () => {
  const upTo = [start, opened, ended("session-dead")];
  expect(play(...upTo, checked("alive")).at(-1)).toBe("connecting open");
  expect(play(...upTo, checked("unknown")).at(-1)).toBe("waiting wait");
  expect(play(...upTo, checked("signed-out")).at(-1)).toBe("stopped close tell-signed-out");
});

test("a dead cookie opens a silent line: the check right after it stops us (WIRE.md §3.3)", () => {
  expect(play(start, opened, checked("signed-out"), back)).toEqual([
    "connecting open",
    "online subscribe check-session",
    "stopped close tell-signed-out",
    "stopped",
  ]);
});

test("a machine that sleeps has no line, and gets one the moment it wakes", () => {
  const asleep: ConnectionEvent = { type: "gone", why: "asleep" };
  expect(play(start, opened, asleep, waitOver, back)).toEqual([
    "connecting open",
    "online subscribe check-session",
    "offline close",
    "offline",
    "connecting open",
  ]);
});

test("when the network comes back a waiting line is tried at once, and an open one is probed", () => {
  expect(play(start, ended("connection-refused"), back, opened, back)).toEqual([
    "connecting open",
    "waiting wait",
    "connecting open",
    "online subscribe check-session",
    "online probe",
  ]);
});

const through: ConnectionEvent = { type: "through", transportName: "websocket" };

test("where websockets do not get through we poll at once, and leave it for the websocket that does", () => {
  expect(
    play(
      start,
      ended("mute"),
      waitOver,
      ended("mute"),
      opened,
      held,
      { type: "blocked", transportName: "websocket", how: "cut-early" },
      through,
    ),
  ).toEqual([
    "connecting open",
    "waiting wait",
    "connecting open",
    "connecting open",
    "online subscribe check-session",
    "online",
    "online",
    "online switch",
  ]);
});

test("what a websocket meets that nobody tries any more changes nothing", () => {
  expect(play(start, through, opened, through, { type: "blocked", transportName: "websocket", how: "mute" })).toEqual([
    "connecting open",
    "connecting",
    "online subscribe check-session",
    "online",
    "online",
  ]);
});

test("back from sleep or with another network, whoever polled polls and tries the websocket beside it", () => {
  const polling = [start, ended("mute"), waitOver, ended("mute"), opened];
  expect(play(...polling, { type: "gone", why: "asleep" }, back, opened, back).slice(5)).toEqual([
    "offline close",
    "connecting open probe-upgrade",
    "online subscribe check-session",
    "online probe probe-upgrade",
  ]);
});

const anyEnd = fc.constantFrom(...(Object.keys(connectionEnds) as ConnectionEnd[]));
const anyEvent: fc.Arbitrary<ConnectionEvent> = fc.oneof(
  fc.constantFrom(start, opened, held, waitOver, back, through),
  anyEnd.map(ended),
  anyEnd.map((how): ConnectionEvent => ({ type: "blocked", transportName: "websocket", how })),
  fc.constantFrom(...allTransports).map((transportName): ConnectionEvent => ({ type: "through", transportName })),
  fc.constantFrom("no-network" as const, "asleep" as const).map((why): ConnectionEvent => ({ type: "gone", why })),
  fc.constantFrom("alive" as const, "signed-out" as const, "unknown" as const).map(checked),
  fc.constantFrom("done" as const, "signed-out" as const, "unknown" as const).map(refreshed),
);

/** What has to be started by whoever enters a state, for it to lead anywhere. */
const leadsOut: Readonly<Record<Connection["state"], string | null>> = {
  connecting: "open",
  waiting: "wait",
  checking: "check-session",
  refreshing: "refresh-session",
  online: null,
  offline: null,
  stopped: null,
};

test("whatever happens in whatever order, a state that is to lead somewhere has begun what leads there", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let current: Connection = notStarted;
      const stuck = events.filter((event) => {
        const before = current;
        const [next, ...effects] = step(current, event);
        current = next;
        const wanted = leadsOut[next.state];
        return before.state !== next.state && wanted !== null && !effects.some((effect) => effect.type === wanted);
      });
      expect(stuck).toEqual([]);
    }),
  );
});

test("whatever happens in whatever order, no line is left open behind a rest", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      let current: Connection = notStarted;
      let isOpen = false;
      const leaks = events.filter((event) => {
        const [next, ...effects] = step(current, event);
        current = next;
        if (event.type === "ended" || effects.some((effect) => effect.type === "close")) isOpen = false;
        if (effects.some((effect) => effect.type === "open")) isOpen = true;
        return isOpen && (next.state === "offline" || next.state === "stopped");
      });
      expect(leaks).toEqual([]);
    }),
  );
});

test("a server that ends every line at once is met without a wait only once for each lower way, and then after one", () => {
  fc.assert(
    fc.property(fc.array(anyEnd, { minLength: 2, maxLength: 40 }), (ends) => {
      let current = step(notStarted, start)[0];
      let inARow = 0;
      for (const how of ends) {
        current = step(step(current, opened)[0], ended(how))[0];
        if (current.state === "checking") current = step(current, checked("alive"))[0];
        if (current.state === "refreshing") current = step(current, refreshed("done"))[0];
        if (current.state === "stopped") return;
        inARow = current.state === "connecting" ? inARow + 1 : 0;
        expect(inARow).toBeLessThanOrEqual(allTransports.length - 1);
        if (current.state === "waiting") current = step(current, waitOver)[0];
      }
    }),
  );
});
