/** Time as the demo server sees it. Tests hand in their own, so that hours pass in a microsecond. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs `task` once after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    // A forgotten timer of the demo must not keep a process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Odoo's way to write a moment: UTC, to the second, without a zone (WIRE.md §5.1). */
export function odooTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
