/**
 * Runs one at a time. Asked for while one is on, it runs once more after that one, for all who asked meanwhile: what
 * they know of may have happened after the running one looked.
 */
export function singleFlight<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;

  const begin = (): Promise<T> => {
    next = null;
    const mine = run();
    running = mine;
    const clear = () => {
      if (running === mine) running = null;
    };
    void mine.then(clear, clear);
    return mine;
  };

  return () => {
    if (!running) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}
