import { expect, test } from "vitest";
import {
  notStarted,
  step,
  type Connection,
  type ConnectionEvent,
} from "../../../electron/core/connection/connection.ts";
import { allTransports, type TransportOrder } from "../../../electron/core/connection/transport-fallback.ts";
import { connectionStatus } from "../../../electron/core/workspace/status.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** What the person reads after these events. */
function says(order: TransportOrder, ...events: readonly ConnectionEvent[]) {
  const connection = [{ type: "start", order } as const, ...events].reduce<Connection>(
    (current, event) => step(current, event)[0],
    notStarted,
  );
  return connectionStatus({ connection, retryAt: 1_000 }, false, null);
}

const opened: ConnectionEvent = { type: "opened" };
const outdated: ConnectionEvent = { type: "ended", how: "outdated" };
const refreshed: ConnectionEvent = { type: "session-refreshed", answer: "done" };
const denied: ConnectionEvent = { type: "ended", how: "http-denied" };
const waited: ConnectionEvent = { type: "wait-over" };

test("a version that is still not the server's after it was read anew: we stop, and say what to do", () => {
  expect(says(allTransports, outdated, refreshed, opened, outdated)).toEqual({
    state: "offline",
    why: coded("status.outdated"),
    retryAt: null,
    isCatchingUp: false,
  });
});

test("each way down says what it goes without, and what is in the way", () => {
  const polling = [denied, waited, denied, opened];
  expect(says(allTransports, ...polling)).toMatchObject({
    state: "polling",
    why: coded("block.http-denied", { late: coded("late.news") }),
    retryAt: 1_000,
  });
  expect(says(allTransports, ...polling, denied, opened)).toMatchObject({
    state: "polling",
    why: coded("block.http-denied", { late: coded("late.news-without-bus") }),
  });
});

test("with an API key nothing is in the way, and the status says what is gone without", () => {
  expect(says(["rpc"], opened)).toMatchObject({
    state: "polling",
    why: coded("status.without-bus"),
  });
});
