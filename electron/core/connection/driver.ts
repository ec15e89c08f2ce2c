import type { PersonaKey } from "../../../shared/ids.ts";
import type { OpenBus, TransportEnd, TransportEvent } from "../ports/bus.ts";
import { createAbsence } from "./absence.ts";
import { createActivity } from "./activity.ts";
import { backoff, paces } from "../retry/backoff.ts";
import {
  isPolling,
  canRetryNow,
  notStarted,
  step,
  type Connection,
  type ConnectionEvent,
  type Effect,
} from "./connection.ts";
import { createNotificationCursor } from "./notification-cursor.ts";
import { connectionEndOf, connectionEnds, type ConnectionEnd } from "./connection-ends.ts";
import type { BusConnection, BusConnectionPorts } from "./bus-connection.ts";
import { leave, type OpenTransport } from "./open-transport.ts";
import { createPresenceReporter } from "./presence-reporter.ts";
import { createUpgradeProbe, type FoundLine } from "./upgrade-probe.ts";
import { createSessionQuestions } from "./session-check.ts";
import { followSignals } from "./system-signals.ts";
import { createSubscriber } from "./subscriber.ts";
import { createWait } from "./retry-timer.ts";
import { createWatchdog } from "./watchdog.ts";
import { betterTransports, transportOrderOf, transportFor, type TransportName } from "./transport-fallback.ts";

const openWithin = 30_000;
/** Up for so long, a line has held: what failed before is forgotten, ms. */
const heldAfter = 10_000;
const checkSessionEvery = 3_600_000;

/** Keeps one bus line to the server up, as `step` decides. */
export function createBusConnection(ports: BusConnectionPorts): BusConnection {
  const { transports, session, clock, random, signals, log } = ports;
  const activity = createActivity(clock, signals);
  const cursor = createNotificationCursor(clock, ports.persistedLast);
  const questions = createSessionQuestions(session, apply);
  const wait = createWait(clock, () => apply({ type: "wait-over" }));
  const upgradeProbe = createUpgradeProbe({
    transport: (transportName) => transportFor(transportName, transports()),
    clock,
    attention: activity.attention,
    onThrough(line) {
      found = line;
      apply({ type: "through", transportName: line.transportName });
    },
    onBlocked(transportName, how) {
      log("info", "transport-blocked", { transport: transportName, how, means: connectionEnds[how].means });
      apply({ type: "blocked", transportName, how });
    },
  });
  let connection: Connection = notStarted;
  let socket: OpenBus | null = null;
  let open: OpenTransport | null = null;
  /** A better way that got through, until it is the line. */
  let found: FoundLine | null = null;
  let watched: readonly PersonaKey[] = [];
  const absence = createAbsence(clock);
  let cancelOpening: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;
  const resubscribe = (): void => open?.subscriber.again();

  function apply(event: ConnectionEvent): void {
    const [next, ...effects] = step(connection, event);
    if (next === connection && effects.length === 0) return;
    connection = next;
    if (next.state !== "online") leaveLine();
    cancelOpening?.();
    wait.cancel();
    for (const effect of effects) perform(effect);
    ports.onStatus({ connection, retryAt: wait.until() ?? upgradeProbe.nextAt() });
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case "open":
        return openLine(effect.transportName);
      case "close":
        return dropSocket();
      case "switch":
        return switchLines();
      case "probe-upgrade":
        return upgradeProbe.retryNow();
      case "subscribe":
        return enterLine();
      case "probe":
        return open?.watchdog.probe();
      case "wait":
        return wait.begin(backoff(effect.failures, random, paces[effect.pace]));
      case "check-session":
        return questions.check();
      case "refresh-session":
        return questions.refresh();
      case "tell-signed-out":
        return ports.onSignedOut();
    }
  }

  /** Somebody is there who does not want to wait: tries at once, or as soon as the last attempt is long enough ago. */
  function retryNow(event: ConnectionEvent): void {
    if (connection.state !== "waiting" || wait.mayEndNow()) apply(event);
    else ports.onStatus({ connection, retryAt: wait.until() });
  }

  function openLine(transportName: TransportName): void {
    dropSocket();
    wait.attempted();
    const opening: { line: OpenBus | null } = { line: null };
    const line = transportFor(transportName, transports()).open((event) => {
      // Nothing of a line that was left for another one counts, whatever it still has to say.
      if (socket === opening.line) heard(event);
    }, activity.attention);
    opening.line = line;
    socket = line;
    cancelOpening = clock.after(openWithin, () => {
      noteEnd("timeout");
      dropSocket();
      apply({ type: "ended", how: "timeout" });
    });
  }

  /** To the better way that got through. What two ways to the bus bring is told once: the intake is the same. */
  function switchLines(): void {
    if (!found) return;
    dropSocket();
    const { transportName, line, follow } = found;
    found = null;
    socket = line;
    follow((event) => {
      if (socket === line) heard(event);
    });
    log("info", "transport-through", { transport: transportName });
    enterLine();
    // It has answered just now, or it would not have been found.
    stayAlive();
  }

  function heard(event: TransportEvent): void {
    switch (event.type) {
      case "opened":
        return apply({ type: "opened" });
      case "heard":
        return stayAlive();
      case "notices": {
        stayAlive();
        const fresh = cursor.fresh(event.notices);
        if (fresh.length > 0) ports.onNotices(fresh);
        return;
      }
      case "ended": {
        const how = endOf(event.end);
        noteEnd(how, { ...event.end, fault: event.end.fault?.detail ?? null });
        socket = null;
        // The server would give it again, and again: the next line begins as after a gap, and does without it.
        if (how === "answer-too-large") cursor.forget();
        return apply({ type: "ended", how });
      }
    }
  }

  function noteEnd(how: ConnectionEnd, detail: Readonly<Record<string, unknown>> = {}): void {
    const transportName = "tries" in connection ? connection.tries.fallback.transportName : null;
    log("info", "connection-ended", { transport: transportName, how, means: connectionEnds[how].means, ...detail });
  }

  /** A websocket that is cut before it has held was perhaps never meant to live. */
  function endOf(end: TransportEnd): ConnectionEnd {
    const how = connectionEndOf(end);
    return how === "cut" && open?.timers.has("held") && !isPolling(connection) ? "cut-early" : how;
  }

  /** Polling is heard of before it is open: the absence that a line ends is looked at first, and only then is over. */
  function stayAlive(): void {
    if (!open) return;
    absence.heard();
    open.watchdog.heard();
  }

  function enterLine(): void {
    const line = socket;
    if (!line) return;
    const tries = "tries" in connection ? connection.tries : null;
    // The records know nothing of the bus, and whatever it had to say meanwhile is for whoever catches up.
    if (tries?.fallback.transportName === "rpc") cursor.forget();
    const last = cursor.begin();
    const isGap = last === 0 || absence.isLong();
    line.subscribe(watched, last);
    const watchdog = createWatchdog({
      clock,
      activity,
      ping: () => line.ping(),
      onSilent(hasSpoken) {
        const how = hasSpoken || isPolling(connection) ? "silent" : "mute";
        noteEnd(how);
        dropSocket();
        if (how === "silent") ports.onDeadConnection();
        apply({ type: "ended", how });
      },
    });
    // The server goes by its own cursor here and ignores this `last` (WIRE.md §4.2).
    const subscriber = createSubscriber(clock, () => line.subscribe(watched, cursor.last()));
    open = {
      watchdog,
      presence: createPresenceReporter({ clock, activity, report: (idle) => line.updatePresence(idle) }),
      subscriber,
      timers: new Map([
        ["held", clock.after(heldAfter, held)],
        ["check", clock.after(checkSessionEvery, checkAgain)],
      ]),
    };
    // Our first question: whether anything comes through at all.
    line.ping();
    if (tries) upgradeProbe.begin(betterTransports(tries.fallback));
    ports.onUp(isGap);
  }

  function held(): void {
    // One that has said nothing yet has only been open: what speaks against websockets is not forgotten for that.
    if (open?.watchdog.hasSpoken() === false) {
      open.timers.set("held", clock.after(heldAfter, held));
      return;
    }
    open?.timers.delete("held");
    if (!isPolling(connection)) upgradeProbe.forget();
    apply({ type: "held" });
  }

  function checkAgain(): void {
    open?.timers.set("check", clock.after(checkSessionEvery, checkAgain));
    perform({ type: "check-session" });
  }

  function leaveLine(): void {
    if (!open) return;
    upgradeProbe.end();
    leave(open);
    open = null;
    absence.begin();
    cursor.flush();
  }

  function dropSocket(): void {
    leaveLine();
    const line = socket;
    socket = null;
    line?.close();
  }

  function personActed(): void {
    // Who was away is not made to wait for the news of the slower round.
    if (isPolling(connection) && activity.attention() !== "here") socket?.ping();
    activity.acted();
    if (canRetryNow(connection)) retryNow({ type: "wait-over" });
    open?.presence.acted();
    open?.watchdog.probeWhenSilent();
  }

  return {
    start() {
      questions.forget();
      unsubscribe = followSignals(signals, {
        gone(why) {
          if (why === "asleep") absence.lost();
          ports.onDeadConnection();
          apply({ type: "gone", why });
        },
        back: () => apply({ type: "back" }),
        personActed,
        personLeft: activity.left,
      });
      apply({ type: "start", order: transportOrderOf(transports()) });
    },
    stop() {
      questions.forget();
      unsubscribe?.();
      dropSocket();
      cancelOpening?.();
      wait.cancel();
      absence.stop();
      connection = notStarted;
    },
    reconnect: () => retryNow({ type: "back" }),
    personActed,
    personLookedAway: activity.lookedAway,
    watchPresence(people) {
      const isSame = people.length === watched.length && people.every((person) => watched.includes(person));
      if (isSame) return;
      watched = people;
      resubscribe();
    },
    resubscribe,
    bus: cursor,
    ownPresenceSeen: (presence) => open?.presence.seen(presence),
  };
}
