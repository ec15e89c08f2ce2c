import type { ServerFailure } from "../ports/server.ts";

/** Requests under way at once: the server works on few at a time (WIRE.md §9), and a person's own come in between. */
const lanes = 3;

/**
 * Does all the work, a few at a time. A failure keeps none of the others from being done, unless it would meet them
 * all. @returns the first failure.
 */
export async function runCatchUpQueue<T>(
  work: readonly T[],
  run: (item: T) => Promise<ServerFailure | null>,
): Promise<ServerFailure | null> {
  const failures: ServerFailure[] = [];
  const waiting = work.values();
  const isHopeless = () => failures.some(({ type }) => type === "offline" || type === "signed-out");
  const lane = async () => {
    for (const item of waiting) {
      const failure = await run(item);
      if (failure) failures.push(failure);
      if (isHopeless()) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failures.find(({ type }) => type === "signed-out") ?? failures[0] ?? null;
}
