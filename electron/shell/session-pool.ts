export interface Lanes<T> {
  /** Runs `job` alone on a lane; jobs beyond the number of lanes wait their turn. */
  use<R>(job: (lane: T) => Promise<R>): Promise<R>;
}

/** Up to `limit` lanes, opened as they are needed, each used by one job at a time and cleaned after each. */
export function createLanes<T>(
  limit: number,
  open: (number: number) => T,
  clean: (lane: T) => Promise<void>,
): Lanes<T> {
  const free: T[] = [];
  const waiting: ((lane: T) => void)[] = [];
  let opened = 0;

  const take = (): Promise<T> => {
    const lane = free.pop();
    if (lane !== undefined) return Promise.resolve(lane);
    if (opened < limit) return Promise.resolve(open(opened++));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (lane: T): void => {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  };

  return {
    async use(job) {
      const lane = await take();
      try {
        return await job(lane);
      } finally {
        // Not awaited: the answer does not wait for the lane to be clean, the next job does.
        void clean(lane).finally(() => giveBack(lane));
      }
    },
  };
}
