import type { Clock } from "../core/ports/clock.ts";

/** Longer delays would fire at once (a 32-bit number of ms, 24.8 days). */
const longestDelay = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  after(delay, run) {
    if (delay <= 0) return nextTurn(run);
    const timer = setTimeout(run, Math.min(delay, longestDelay));
    return () => clearTimeout(timer);
  },
};

/** Not by a timer of 0 ms: Node runs one that is due again before it looks at anything else, on and on. */
function nextTurn(run: () => void): () => void {
  const immediate = setImmediate(run);
  return () => clearImmediate(immediate);
}

/**
 * The system's clock, running so many times as fast from now on: for tests on the real product, which would wait for
 * minutes otherwise. Every pause and every limit shrinks alike, so what happens first still happens first.
 */
export function fastClock(speed: number): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * speed,
    monotonic: () => systemClock.monotonic() * speed,
    after: (delay, run) => systemClock.after(delay / speed, run),
  };
}
