import type { Clock } from "../ports/clock.ts";
import type { Activity } from "./activity.ts";

/** How long an answer to a ping may take, ms: a line behind somebody's upload is slow, not dead. */
const answerWithin = 8_000;
/** ResponseMonitor after which we ask for a sign of life while somebody is at the machine, ms: a dead line is noticed in 20 s. */
const askAfter = 12_000;
/**
 * The same while nobody is, ms: a dead line is noticed within the time in which its server would have pinged, 45 s
 * (WIRE.md §3.4). A server that hears our ping leaves out its own, so that the machine wakes up about as often.
 */
const askAtRestAfter = 37_000;

export interface Watchdog {
  /** Asks at once and gives it `answerWithin` to answer. */
  probe(): void;
  /** As `probe`, but only when the line has been silent long enough to be in doubt. */
  probeWhenSilent(): void;
  heard(): void;
  hasSpoken(): boolean;
  stop(): void;
}

/** Watches one open line from now on. `onSilent` is called once at most, with whether it ever said anything. */
export function createWatchdog(ports: {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly ping: () => void;
  readonly onSilent: (hasSpoken: boolean) => void;
}): Watchdog {
  const { clock, activity, ping, onSilent } = ports;
  let hasSpoken = false;
  let isAsked = false;
  let lastResponseAt = clock.monotonic();
  let cancel = clock.after(askAfter, look);

  function next(delay: number, run: () => void) {
    cancel();
    cancel = clock.after(Math.max(0, delay), run);
  }

  /** A line that never spoke is in doubt whoever is there: 101 and then nothing is a proxy's work. */
  function patience(): number {
    return activity.isActive() || !hasSpoken ? askAfter : askAtRestAfter;
  }

  function look() {
    const left = lastResponseAt + patience() - clock.monotonic();
    if (left <= 0) probe();
    else next(left, look);
  }

  function probe() {
    if (isAsked) return;
    isAsked = true;
    next(answerWithin, () => onSilent(hasSpoken));
    ping();
  }

  return {
    probe,
    probeWhenSilent() {
      if (clock.monotonic() - lastResponseAt >= askAfter) probe();
    },
    heard() {
      hasSpoken = true;
      lastResponseAt = clock.monotonic();
      // While frames come in quickly the running timer is left alone: it looks at `lastResponseAt` itself.
      if (isAsked) next(patience(), look);
      isAsked = false;
    },
    hasSpoken: () => hasSpoken,
    stop: () => cancel(),
  };
}
