import type { PaceName } from "../retry/backoff.ts";
import { connectionEnds, type ConnectionEnd } from "./connection-ends.ts";
import {
  afterEnd,
  afterHeld,
  afterThrough,
  bestFirst,
  betterTransports,
  stillBlocked,
  type TransportOrder,
  type TransportName,
  type TransportFallback,
} from "./transport-fallback.ts";

/** What failed since a line last held. */
export interface Tries {
  /** Ends in a row; 0 once a line has held for a while. */
  readonly failures: number;
  /** A line had held before: when the server's side ends it, all the others lose theirs with it. */
  readonly isMassDisconnect: boolean;
  /** The session was read anew for its version, and no line has held since. */
  readonly hasRefreshed: boolean;
  /** Outlasts a line that held: what keeps a better way back does not go away because another one works. */
  readonly fallback: TransportFallback;
}

export type Connection =
  | { readonly state: "offline"; readonly why: "not-started" }
  | { readonly state: "offline"; readonly why: "no-network" | "asleep"; readonly fallback: TransportFallback }
  /** `after`: how the line before ended; null when none had. */
  | { readonly state: "connecting" | "online"; readonly tries: Tries; readonly after: ConnectionEnd | null }
  /** `checking` asks whether the session lives, `refreshing` reads it anew; both lead to another attempt or to a stop. */
  | { readonly state: "checking" | "refreshing" | "waiting"; readonly tries: Tries; readonly after: ConnectionEnd }
  | { readonly state: "stopped"; readonly why: "session-expired" | "client-outdated"; readonly order: TransportOrder };

export type ConnectionEvent =
  | { readonly type: "start"; readonly order: TransportOrder }
  | { readonly type: "opened" }
  /** The line has been up for a while: what failed before is forgotten. */
  | { readonly type: "held" }
  | { readonly type: "ended"; readonly how: ConnectionEnd }
  /** While on a lower way: a better one has got through, or again it has not. */
  | { readonly type: "through"; readonly transportName: TransportName }
  | { readonly type: "blocked"; readonly transportName: TransportName; readonly how: ConnectionEnd }
  | { readonly type: "wait-over" }
  /** The network or the machine is back, or the person asks for an attempt. */
  | { readonly type: "back" }
  | { readonly type: "gone"; readonly why: "no-network" | "asleep" }
  | { readonly type: "session-checked"; readonly answer: "alive" | "signed-out" | "unknown" }
  | { readonly type: "session-refreshed"; readonly answer: "done" | "signed-out" | "unknown" };

export type Effect =
  | { readonly type: "open"; readonly transportName: TransportName }
  | { readonly type: "close" }
  /** Leave the lower way for the better one that has got through. */
  | { readonly type: "switch" }
  /** While on a lower way: try the better ones at the next opportunity. */
  | { readonly type: "probe-upgrade" }
  /** A line has come up: subscribe, and look whether its session is alive. */
  | { readonly type: "subscribe" }
  /** Ask the line for a sign of life, soon. */
  | { readonly type: "probe" }
  | { readonly type: "wait"; readonly failures: number; readonly pace: PaceName }
  | { readonly type: "check-session" }
  | { readonly type: "refresh-session" }
  | { readonly type: "tell-signed-out" };

type Step = readonly [Connection, ...Effect[]];

export const notStarted: Connection = { state: "offline", why: "not-started" };

/** Next state and what to do about it. No clock, no socket: the driver owns those. */
export function step(current: Connection, event: ConnectionEvent): Step {
  switch (event.type) {
    case "start":
      return isAtRest(current) ? again(fresh(bestFirst(event.order)), null) : [current];
    case "opened":
      return current.state === "connecting"
        ? [{ ...current, state: "online" }, { type: "subscribe" }, { type: "check-session" }]
        : [current];
    case "held":
      return current.state === "online"
        ? [{ ...current, tries: { ...fresh(afterHeld(current.tries.fallback)), isMassDisconnect: true }, after: null }]
        : [current];
    case "through":
      return isBelow(current, event.transportName)
        ? [
            { state: "online", tries: fresh(afterThrough(current.tries.fallback, event.transportName)), after: null },
            { type: "switch" },
          ]
        : [current];
    case "blocked":
      return isBelow(current, event.transportName)
        ? [
            {
              ...current,
              tries: {
                ...current.tries,
                fallback: stillBlocked(current.tries.fallback, event.transportName, event.how),
              },
            },
          ]
        : [current];
    case "ended":
      return current.state === "connecting" || current.state === "online" ? ended(current.tries, event.how) : [current];
    case "wait-over":
      return current.state === "waiting" ? again(current.tries, current.after) : [current];
    case "back":
      return back(current);
    case "gone":
      return isAtRest(current)
        ? [current]
        : [{ state: "offline", why: event.why, fallback: current.tries.fallback }, { type: "close" }];
    case "session-checked":
      return answered(current, "checking", event.answer === "alive" ? "yes" : event.answer);
    case "session-refreshed":
      return answered(current, "refreshing", event.answer === "done" ? "yes" : event.answer);
  }
}

function ended(before: Tries, how: ConnectionEnd): Step {
  const tries = { ...before, failures: before.failures + 1, fallback: afterEnd(before.fallback, how) };
  // At once: only side by side do they show that a lower way gets through where this one does not. A second later it
  // may be a server that has come back.
  if (betterTransports(tries.fallback).includes(before.fallback.transportName)) return again(tries, how);
  switch (connectionEnds[how].action) {
    case "retry":
    case "retry-slowly":
    case "ease-off":
      return wait(tries, how);
    case "retry-at-once":
      // Only after a line that held: a server that ends each line so would be hammered.
      return before.failures === 0 ? again(tries, how) : wait(tries, how);
    case "check-session":
      return [{ state: "checking", tries, after: how }, { type: "check-session" }];
    case "refresh-once":
      return tries.hasRefreshed
        ? [{ state: "stopped", why: "client-outdated", order: tries.fallback.order }]
        : [{ state: "refreshing", tries: { ...tries, hasRefreshed: true }, after: how }, { type: "refresh-session" }];
  }
}

/** An answer about the session: it may come in any state, and a dead one stops all of them. */
function answered(
  current: Connection,
  expectedIn: "checking" | "refreshing",
  answer: "yes" | "signed-out" | "unknown",
): Step {
  if (isAtRest(current)) return [current];
  if (answer === "signed-out")
    return [
      { state: "stopped", why: "session-expired", order: current.tries.fallback.order },
      { type: "close" },
      { type: "tell-signed-out" },
    ];
  if (current.state !== expectedIn) return [current];
  return answer === "yes" && current.tries.failures === 1
    ? again(current.tries, current.after)
    : wait(unspent(current.tries, answer), current.after);
}

/** A refresh that did not reach the server has not been the one refresh. */
function unspent(tries: Tries, answer: "yes" | "unknown"): Tries {
  return answer === "unknown" ? { ...tries, hasRefreshed: false } : tries;
}

function back(current: Connection): Step {
  switch (current.state) {
    case "online":
      // It may have survived: a ping costs less than a new line, and a dead one is found out in seconds.
      return probing(current.tries.fallback, current, { type: "probe" });
    case "waiting":
      return probing(current.tries.fallback, ...again({ ...current.tries, failures: 0 }, current.after));
    case "offline":
      return current.why === "not-started"
        ? [current]
        : probing(current.fallback, ...again(fresh(current.fallback), null));
    case "stopped":
      return current.why === "client-outdated" ? again(fresh(bestFirst(current.order)), null) : [current];
    case "connecting":
    case "checking":
    case "refreshing":
      return [current];
  }
}

/** What kept a better way back may be gone as well. */
function probing(fallback: TransportFallback, ...[next, ...effects]: Step): Step {
  return betterTransports(fallback).length > 0 ? [next, ...effects, { type: "probe-upgrade" }] : [next, ...effects];
}

function again(tries: Tries, after: ConnectionEnd | null): Step {
  return [
    { state: "connecting", tries, after },
    { type: "open", transportName: tries.fallback.transportName },
  ];
}

function wait(tries: Tries, after: ConnectionEnd): Step {
  return [
    { state: "waiting", tries, after },
    { type: "wait", failures: tries.failures, pace: paceOf(tries, after) },
  ];
}

function paceOf({ isMassDisconnect }: Tries, after: ConnectionEnd): PaceName {
  const { action } = connectionEnds[after];
  if (action === "ease-off") return "eased";
  if (isMassDisconnect) return "massDisconnect";
  return action === "retry-slowly" ? "slow" : "usual";
}

/** It waits, and what the person does elsewhere in the app may end the wait. */
export function canRetryNow(current: Connection): boolean {
  return current.state === "waiting" && connectionEnds[current.after].action !== "ease-off";
}

function fresh(fallback: TransportFallback): Tries {
  return { failures: 0, isMassDisconnect: false, hasRefreshed: false, fallback };
}

function isAtRest(current: Connection): current is Extract<Connection, { readonly state: "offline" | "stopped" }> {
  return current.state === "offline" || current.state === "stopped";
}

/** A line is up, and this way would be better than its own. */
function isBelow(
  current: Connection,
  transportName: TransportName,
): current is Connection & { readonly state: "online" } {
  return current.state === "online" && betterTransports(current.tries.fallback).includes(transportName);
}

/** A line is up, and it is not a websocket. */
export function isPolling(current: Connection): current is Connection & { readonly state: "online" } {
  return current.state === "online" && current.tries.fallback.transportName !== "websocket";
}
