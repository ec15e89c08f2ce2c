import type { Instant } from "../../../shared/domain/instant.ts";
import type { Clock } from "../ports/clock.ts";
import { timeLeft } from "../retry/time-left.ts";

export interface Absence {
  /** A sign of life. */
  heard(): void;
  /** The line is gone. */
  begin(): void;
  /** The time since cannot be told any more: a sleeping machine counts nothing, and its clock may be set meanwhile. */
  lost(): void;
  /** Counts no more. */
  stop(): void;
  /** More has passed since the last sign of life than servers keep, or may have. */
  isLong(): boolean;
}

/** Every server keeps what it sent for longer (WIRE.md §8), so that a line that comes back within it missed nothing, ms. */
const keptByServer = 60_000;

/**
 * How long nothing was heard. The clock of the machine may be set, back or forth, while we are away: a timer, which
 * nobody sets, and the clock have to agree that it was not long.
 */
export function createAbsence(clock: Clock): Absence {
  let heardAt: Instant = -Infinity;
  let hasPassed = false;
  let cancel: (() => void) | null = null;

  return {
    heard() {
      heardAt = clock.now();
      hasPassed = false;
      cancel?.();
      cancel = null;
    },
    begin() {
      if (cancel || hasPassed) return;
      cancel = clock.after(timeLeft(keptByServer, heardAt, clock.now()), () => {
        hasPassed = true;
        cancel = null;
      });
    },
    lost() {
      hasPassed = true;
    },
    stop() {
      cancel?.();
      cancel = null;
      hasPassed = true;
    },
    isLong() {
      const passed = clock.now() - heardAt;
      return hasPassed || passed < 0 || passed > keptByServer;
    },
  };
}
