import type { Instant } from "../../../shared/discuss.ts";
import type { Clock } from "../ports.ts";

/** A person who acts is not made to wait, but does not make us hammer the server either: so far apart at least, ms. */
export const hastenAtMostEvery = 5_000;

export interface Wait {
  /** An attempt is made now. */
  attempted(): void;
  /** The next one is to be made after `delay` ms. */
  begin(delay: number): void;
  /** Somebody is there who does not want to wait. True: it may be now; else it comes as soon as it may. */
  mayEndNow(): boolean;
  cancel(): void;
  /** When it is over; null when nothing is waited for. */
  until(): Instant | null;
}

/** The wait before the next attempt. */
export function createWait(clock: Clock, onOver: () => void): Wait {
  let attemptedAt: Instant = -Infinity;
  let until: Instant | null = null;
  let cancelTimer: (() => void) | null = null;

  function cancel(): void {
    cancelTimer?.();
    until = null;
  }

  function begin(delay: number): void {
    cancel();
    until = clock.now() + delay;
    cancelTimer = clock.after(delay, () => {
      until = null;
      onOver();
    });
  }

  return {
    attempted() {
      attemptedAt = clock.now();
    },
    begin,
    mayEndNow() {
      const rest = attemptedAt + hastenAtMostEvery - clock.now();
      if (rest <= 0) return true;
      if (until === null || until > clock.now() + rest) begin(rest);
      return false;
    },
    cancel,
    until: () => until,
  };
}
