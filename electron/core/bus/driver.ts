import type { Instant } from "../../../shared/discuss.ts";
import type { PersonaKey } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { BusLine, BusNotice, LineEvent, ServerFailure } from "../server-ports.ts";
import { createActivity } from "./activity.ts";
import { backoff, slowPace, usualPace } from "./backoff.ts";
import { notStarted, step, type Connection, type ConnectionEvent, type Effect } from "./connection.ts";
import { createIntake } from "./intake.ts";
import { lineEndName, lineEnds } from "./line-ends.ts";
import type { Line, LinePorts } from "./line.ts";
import { createPresenceReporter, type PresenceReporter } from "./presence.ts";
import { createWatchdog, type Watchdog } from "./watchdog.ts";

/** As the official client: the server closes a line on which 10 frames come within 2 s (WIREBOOK §3.4), ms. */
const subscribeDebounce = 300;
const openWithin = 30_000;
/** Up for so long, a line has held: what failed before is forgotten, ms. */
const heldAfter = 10_000;
const checkSessionEvery = 3_600_000;
/** Between two subscribes at least, ms: with pings and presence we stay well below the server's limit. */
const subscribeEvery = 500;
/** Every server keeps what it sent for longer (WIREBOOK §8), so that a line that comes back within it missed nothing, ms. */
const keptByServer = 60_000;

/** What belongs to one open line, and how it ends. */
interface OpenLine {
  readonly watchdog: Watchdog;
  readonly presence: PresenceReporter;
  readonly timers: Map<"held" | "check" | "subscribe", () => void>;
}

/** Keeps one bus line to the server up, as `step` decides. */
export function createLine(ports: LinePorts): Line {
  const { transport, session, clock, random, signals, log } = ports;
  const activity = createActivity(clock, signals);
  const intake = createIntake(clock, ports.persistedLast);
  let connection: Connection = notStarted;
  let retryAt: Instant | null = null;
  let socket: BusLine | null = null;
  let open: OpenLine | null = null;
  let watched: readonly PersonaKey[] = [];
  let heardAt: Instant = -Infinity;
  let subscribedAt: Instant = -Infinity;
  let cancelTimer: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;
  /** Counts starts and stops: an answer from before the last one is nobody's any more. */
  let life = 0;

  function apply(event: ConnectionEvent): void {
    const [next, ...effects] = step(connection, event);
    if (next === connection && effects.length === 0) return;
    connection = next;
    if (next.state !== "online") leaveLine();
    cancelTimer?.();
    retryAt = null;
    for (const effect of effects) perform(effect);
    ports.onStatus({ connection, retryAt });
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case "open":
        return openLine();
      case "close":
        return dropSocket();
      case "subscribe":
        return enterLine();
      case "probe":
        return open?.watchdog.probe();
      case "wait": {
        const delay = backoff(effect.failures, random, effect.isSlow ? slowPace : usualPace);
        retryAt = clock.now() + delay;
        cancelTimer = clock.after(delay, () => apply({ type: "wait-over" }));
        return;
      }
      case "check-session":
        void ask(session.check(), (answer) =>
          apply({ type: "session-checked", answer: answer === "done" ? "alive" : answer }),
        );
        return;
      case "refresh-session":
        void ask(session.refresh(), (answer) => apply({ type: "session-refreshed", answer }));
        return;
      case "tell-signed-out":
        return ports.onSignedOut();
    }
  }

  async function ask(
    answer: Promise<Result<unknown, ServerFailure>>,
    tell: (answer: "done" | "signed-out" | "unknown") => void,
  ): Promise<void> {
    const asked = life;
    const result = await answer;
    if (asked !== life) return;
    if (result.ok) tell("done");
    else tell(result.error.type === "signed-out" ? "signed-out" : "unknown");
  }

  function openLine(): void {
    dropSocket();
    const opening: { line: BusLine | null } = { line: null };
    const line = transport.open((event) => {
      // Nothing of a line that was left for another one counts, whatever it still has to say.
      if (socket === opening.line) heard(event);
    });
    opening.line = line;
    socket = line;
    cancelTimer = clock.after(openWithin, () => {
      dropSocket();
      apply({ type: "ended", how: "timeout" });
    });
  }

  function heard(event: LineEvent): void {
    switch (event.type) {
      case "opened":
        return apply({ type: "opened" });
      case "heard":
        return stayAlive();
      case "notices":
        stayAlive();
        return take(event.notices);
      case "ended": {
        const how = lineEndName(event.end);
        log("info", "line-ended", {
          how,
          means: lineEnds[how].means,
          ...event.end,
          fault: event.end.fault?.detail ?? null,
        });
        socket = null;
        return apply({ type: "ended", how });
      }
    }
  }

  function stayAlive(): void {
    heardAt = clock.now();
    open?.watchdog.heard();
  }

  function take(notices: readonly BusNotice[]): void {
    const fresh = intake.fresh(notices);
    if (fresh.length > 0) ports.onNotices(fresh);
  }

  function enterLine(): void {
    const line = socket;
    if (!line) return;
    const last = intake.begin();
    const isGap = last === 0 || clock.now() - heardAt > keptByServer;
    subscribedAt = clock.now();
    line.subscribe(watched, last);
    const watchdog = createWatchdog({
      clock,
      activity,
      ping: () => line.ping(),
      onSilent(hasSpoken) {
        const how = hasSpoken ? "silent" : "mute";
        log("info", "line-ended", { how, means: lineEnds[how].means });
        dropSocket();
        apply({ type: "ended", how });
      },
    });
    const presence = createPresenceReporter({ clock, activity, report: (idle) => line.updatePresence(idle) });
    open = {
      watchdog,
      presence,
      timers: new Map([
        ["held", clock.after(heldAfter, () => apply({ type: "held" }))],
        ["check", clock.after(checkSessionEvery, checkAgain)],
      ]),
    };
    // Our first question: whether anything comes through at all.
    line.ping();
    ports.onUp(isGap);
  }

  function checkAgain(): void {
    open?.timers.set("check", clock.after(checkSessionEvery, checkAgain));
    perform({ type: "check-session" });
  }

  function leaveLine(): void {
    if (!open) return;
    open.watchdog.stop();
    open.presence.stop();
    for (const cancel of open.timers.values()) cancel();
    open = null;
    intake.flush();
  }

  function dropSocket(): void {
    leaveLine();
    const line = socket;
    socket = null;
    line?.close();
  }

  function resubscribe(): void {
    if (!open || open.timers.has("subscribe")) return;
    const { timers } = open;
    const delay = Math.max(subscribeDebounce, subscribedAt + subscribeEvery - clock.now());
    timers.set(
      "subscribe",
      clock.after(delay, () => {
        timers.delete("subscribe");
        subscribedAt = clock.now();
        // The server goes by its own cursor here and ignores this `last` (WIREBOOK §4.2).
        socket?.subscribe(watched, intake.last());
      }),
    );
  }

  function personActed(): void {
    activity.acted();
    open?.presence.acted();
    open?.watchdog.probeWhenSilent();
  }

  return {
    start() {
      life += 1;
      unsubscribe = signals.subscribe((signal) => {
        switch (signal) {
          case "suspend":
            return apply({ type: "gone", why: "asleep" });
          case "network-lost":
            return apply({ type: "gone", why: "no-network" });
          case "unlock":
            personActed();
            return apply({ type: "back" });
          case "resume":
          case "network-changed":
            return apply({ type: "back" });
          case "lock":
            return;
        }
      });
      apply({ type: "start" });
    },
    stop() {
      life += 1;
      unsubscribe?.();
      dropSocket();
      cancelTimer?.();
      connection = notStarted;
    },
    reconnect: () => apply({ type: "back" }),
    personActed,
    watchPresence(people) {
      const isSame = people.length === watched.length && people.every((person) => watched.includes(person));
      if (isSame) return;
      watched = people;
      resubscribe();
    },
    resubscribe,
    ownPresenceSeen: (presence) => open?.presence.seen(presence),
  };
}
