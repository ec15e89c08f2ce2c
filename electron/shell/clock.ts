import type { Clock } from "../core/ports.ts";

/** Longer delays would fire at once (a 32-bit number of ms, 24.8 days). */
const longestDelay = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: Date.now,
  after(delay, run) {
    const timer = setTimeout(run, Math.min(delay, longestDelay));
    return () => clearTimeout(timer);
  },
};
