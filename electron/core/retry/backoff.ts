import type { Random } from "../ports/clock.ts";

/**
 * How fast a kind of failure is tried again, in ms: the ceiling of the first wait, which doubles up to `cap`, and what
 * every wait lasts at `least`; nothing unless said.
 */
export interface Pace {
  readonly first: number;
  readonly cap: number;
  readonly least?: number;
}

export const paces = {
  usual: { first: 1_000, cap: 60_000 },
  /**
   * For a line that had held and that the server's side ended: all others may have lost theirs at the same moment. So
   * wide from the first wait on that ten thousand of them stay under a thousand attempts a second (`npm run bench:herd`).
   */
  massDisconnect: { first: 20_000, cap: 60_000 },
  /** For faults that only an administrator can mend. */
  slow: { first: 15_000, cap: 60_000 },
  /** For a server that asks to be left alone, by all who hear it. */
  eased: { first: 20_000, cap: 60_000, least: 5_000 },
} as const satisfies Readonly<Record<string, Pace>>;

export type PaceName = keyof typeof paces;

/**
 * How long to wait after so many failures in a row (1 or more), in ms: anywhere up to the ceiling ("full jitter"), so
 * that the clients of a server that restarts do not come back all at once.
 */
export function backoff(failures: number, random: Random, pace: Pace = paces.usual): number {
  // 2 ** 30 seconds is beyond every cap, and keeps the product finite.
  const doublings = Math.min(Math.max(failures - 1, 0), 30);
  const { first, cap, least = 0 } = pace;
  return Math.floor(least + random() * (Math.min(cap, first * 2 ** doublings) - least));
}
