import type { Instant } from "../../../shared/domain/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { SystemSignals } from "../ports/desktop.ts";
import type { Attention } from "../ports/bus.ts";
import { hasPassed } from "../retry/time-left.ts";

/** Idle for longer, a person is not in a hurry to learn that a line is dead, ms. */
const inUse = 60_000;
/** Looking at the idle time wakes the machine up: at most once in so many ms. */
const lookEvery = 60_000;

export interface Activity {
  /** Since the person last did something, ms; as of the last look. */
  idle(): number;
  /** Somebody is at the machine. */
  isActive(): boolean;
  attention(): Attention;
  /** The person has surely just done something with us: the next question looks afresh. */
  acted(): void;
  /** No window of ours is looked at any more. */
  lookedAway(): void;
  /** Nobody is at the machine until somebody acts. */
  left(): void;
}

/** What the person is doing, looked up at most once a minute. */
export function createActivity(clock: Clock, signals: SystemSignals): Activity {
  let lookedAt: Instant = -Infinity;
  let idleThen = 0;
  let isLooking = false;
  let hasLeft = false;
  const idle = () => {
    const now = clock.now();
    // A clock that was set back must not keep an old look alive.
    if (hasPassed(lookEvery, lookedAt, now)) {
      lookedAt = now;
      idleThen = signals.idleTime();
    }
    return idleThen;
  };
  const isActive = () => !hasLeft && idle() < inUse;
  return {
    idle,
    isActive,
    attention: () => (!isActive() ? "away" : isLooking ? "here" : "elsewhere"),
    acted() {
      lookedAt = clock.now();
      idleThen = 0;
      isLooking = true;
      hasLeft = false;
    },
    lookedAway() {
      isLooking = false;
    },
    left() {
      hasLeft = true;
    },
  };
}
