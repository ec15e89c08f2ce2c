import type { Random } from "../ports.ts";

/** How fast a kind of failure is tried again, in ms: the ceiling of the first wait, which doubles up to `cap`. */
export interface Pace {
  readonly first: number;
  readonly cap: number;
}

export const usualPace: Pace = { first: 1_000, cap: 60_000 };
/**
 * For a line that had held and that the server's side ended: all others may have lost theirs at the same moment. So
 * wide from the first wait on that ten thousand of them stay under a thousand attempts a second (`npm run bench:herd`).
 */
export const crowdPace: Pace = { first: 20_000, cap: 60_000 };
/** For a server that asks to be left alone, and for faults that only an administrator can mend. */
export const slowPace: Pace = { first: 15_000, cap: 60_000 };

/**
 * How long to wait after so many failures in a row (1 or more), in ms: anywhere between nothing and the ceiling ("full
 * jitter"), so that the clients of a server that restarts do not come back all at once.
 */
export function backoff(failures: number, random: Random, pace: Pace = usualPace): number {
  // 2 ** 30 seconds is beyond every cap, and keeps the product finite.
  const doublings = Math.min(Math.max(failures - 1, 0), 30);
  return Math.floor(random() * Math.min(pace.cap, pace.first * 2 ** doublings));
}
