export interface Pool<T> {
  /** Runs `job` alone on a lane; jobs beyond the number of lanes wait their turn. */
  use<R>(job: (item: T) => Promise<R>): Promise<R>;
}

/** Up to `limit` lanes, opened as they are needed, each used by one job at a time and cleaned after each. */
export function createPool<T>(limit: number, open: (number: number) => T, clean: (item: T) => Promise<void>): Pool<T> {
  const free: T[] = [];
  const waiting: ((item: T) => void)[] = [];
  let opened = 0;

  const take = (): Promise<T> => {
    const item = free.pop();
    if (item !== undefined) return Promise.resolve(item);
    if (opened < limit) return Promise.resolve(open(opened++));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (item: T): void => {
    const next = waiting.shift();
    if (next) next(item);
    else free.push(item);
  };

  return {
    async use(job) {
      const item = await take();
      try {
        return await job(item);
      } finally {
        // Not awaited: the answer does not wait for the lane to be clean, the next job does.
        void clean(item).finally(() => giveBack(item));
      }
    },
  };
}
