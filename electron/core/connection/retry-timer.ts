import type { Instant } from "../../../shared/domain/instant.ts";
import type { Clock } from "../ports/clock.ts";

/** A person who acts is not made to wait, but does not make us hammer the server either: so far apart at least, ms. */
export const retryNowAtMostEvery = 5_000;

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
  let attemptedAt = -Infinity;
  /** Its end, for the person and by the steady clock. */
  let wait: { readonly until: Instant; readonly end: number } | null = null;
  let cancelTimer: (() => void) | null = null;

  function cancel(): void {
    cancelTimer?.();
    wait = null;
  }

  function begin(delay: number): void {
    cancel();
    wait = { until: clock.now() + delay, end: clock.monotonic() + delay };
    cancelTimer = clock.after(delay, () => {
      wait = null;
      onOver();
    });
  }

  return {
    attempted() {
      attemptedAt = clock.monotonic();
    },
    begin,
    mayEndNow() {
      const now = clock.monotonic();
      const rest = attemptedAt + retryNowAtMostEvery - now;
      if (rest <= 0) return true;
      if (wait === null || wait.end > now + rest) begin(rest);
      return false;
    },
    cancel,
    until: () => wait && wait.until,
  };
}
