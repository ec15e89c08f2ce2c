import type { Clock } from "../ports.ts";
import type { Activity } from "./activity.ts";

/** Silence after which we ask for a sign of life while somebody is at the machine, ms. */
const askAfter = 15_000;
/** How long an answer to a ping may take, ms: with `askAfter` a dead line is noticed within 20 s. */
const answerWithin = 5_000;
/** Longer than the server's own ping takes (WIREBOOK §3.4): nobody is waiting, so nothing is sent for it, ms. */
const deadAfter = 75_000;

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
  let lastHeard = clock.now();
  let cancel = clock.after(askAfter, look);

  function next(delay: number, run: () => void) {
    cancel();
    cancel = clock.after(Math.max(0, delay), run);
  }

  function look() {
    const silence = clock.now() - lastHeard;
    if (silence >= deadAfter) onSilent(hasSpoken);
    // A line that never spoke is in doubt whoever is there: 101 and then nothing is a proxy's work.
    else if (silence >= askAfter && (activity.isActive() || !hasSpoken)) probe();
    else next((silence < askAfter ? askAfter : deadAfter) - silence, look);
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
      if (clock.now() - lastHeard >= askAfter) probe();
    },
    heard() {
      hasSpoken = true;
      lastHeard = clock.now();
      // While frames come in quickly the running timer is left alone: it looks at `lastHeard` itself.
      if (isAsked) next(askAfter, look);
      isAsked = false;
    },
    hasSpoken: () => hasSpoken,
    stop: () => cancel(),
  };
}
