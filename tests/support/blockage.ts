import { setImmediate } from "node:timers/promises";

/** What became of some work, and for how long it held up everything else at most, ms. */
export interface Blockage<T> {
  readonly value: T;
  readonly longest: number;
}

/** Does the work, and meanwhile looks every turn of the event loop how long the turn has taken. */
export async function blockageOf<T>(work: () => Promise<T>): Promise<Blockage<T>> {
  const watch = { isDone: false, longest: 0 };
  async function look(): Promise<void> {
    let last = performance.now();
    while (!watch.isDone) {
      await setImmediate();
      const now = performance.now();
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
