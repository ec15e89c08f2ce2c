import { setImmediate } from "node:timers/promises";

/** What became of some work, and how long at most it held up everything else in one turn of the event loop, ms. */
export interface Blockage<T> {
  readonly value: T;
  readonly longest: number;
}

/**
 * Does the work, and meanwhile looks every turn of the event loop how long the turn has taken.
 * @param time in ms; the clock on the wall also counts what other programs took from this one, `threadTime` does not
 */
export async function blockageOf<T>(work: () => Promise<T>, time: () => number): Promise<Blockage<T>> {
  const watch = { isDone: false, longest: 0 };
  async function look(): Promise<void> {
    let last = time();
    while (!watch.isDone) {
      await setImmediate();
      const now = time();
      watch.longest = Math.max(watch.longest, now - last);
      last = now;
    }
  }
  const looking = look();
  try {
    const value = await work();
    return { value, longest: watch.longest };
  } finally {
    watch.isDone = true;
    await looking;
  }
}

/** What this thread has computed, ms. Not known to Electron 33. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
