import type { Instant } from "../../../shared/discuss.ts";
import type { Clock, SystemSignals } from "../ports.ts";

/** Idle for longer, a person is not in a hurry to learn that a line is dead, ms. */
const inUse = 60_000;
/** Looking at the idle time wakes the machine up: at most once in so many ms. */
const lookEvery = 60_000;

export interface Activity {
  /** Since the person last did something, ms; as of the last look. */
  idle(): number;
  isActive(): boolean;
  /** The person has surely just done something: the next question looks afresh. */
  acted(): void;
}

/** What the person is doing, looked up at most once a minute. */
export function createActivity(clock: Clock, signals: SystemSignals): Activity {
  let lookedAt: Instant = -Infinity;
  let idleThen = 0;
  const idle = () => {
    const now = clock.now();
    // A clock that was set back must not keep an old look alive.
    if (now - lookedAt >= lookEvery || now < lookedAt) {
      lookedAt = now;
      idleThen = signals.idleTime();
    }
    return idleThen;
  };
  return {
    idle,
    isActive: () => idle() < inUse,
    acted() {
      lookedAt = clock.now();
      idleThen = 0;
    },
  };
}
