/** Looks every few milliseconds until it is so; answers false when it was not within `ms`. */
export async function comesTrue(ms: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > deadline) return false;
    await pause(3);
  }
  return true;
}

/** @throws when it is not so within `ms`; `what` as in "waited 5 s for WHAT". */
export async function until(ms: number, what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  if (!(await comesTrue(ms, isSo))) throw tooLate(ms, what);
}

/** @throws when the work has not ended within `ms`. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate(ms, what)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** For what is meant to happen at a moment of its own: weather, a person's pace, a kill. Nothing relies on its length. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}

function tooLate(ms: number, what: string): Error {
  return new Error(`waited ${ms / 1_000} s for ${what}`);
}
