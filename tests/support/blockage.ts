import { setImmediate } from "node:timers/promises";

/** What became of some work, and how long at most it held up everything else in one turn of the event loop, ms. */
export interface Blockage<T> {
  readonly value: T;
  /** By the clock on the wall; what other programs took from this one is in it. */
  readonly longest: number;
  /** By what this thread has computed, which no other program changes. */
  readonly longestWork: number;
}

/** Does the work, and meanwhile looks every turn of the event loop how long the turn has taken. */
export async function blockageOf<T>(work: () => Promise<T>): Promise<Blockage<T>> {
  const watch = { isDone: false, longest: 0, longestWork: 0 };
  async function look(): Promise<void> {
    let [last, lastWork] = [performance.now(), worked()];
    while (!watch.isDone) {
      await setImmediate();
      const [now, nowWork] = [performance.now(), worked()];
      watch.longest = Math.max(watch.longest, now - last);
      watch.longestWork = Math.max(watch.longestWork, nowWork - lastWork);
      [last, lastWork] = [now, nowWork];
    }
  }
  const looking = look();
  try {
    const value = await work();
    return { value, longest: watch.longest, longestWork: watch.longestWork };
  } finally {
    watch.isDone = true;
    await looking;
  }
}

function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
