import type { Clock } from "../ports/clock.ts";

/** Work that may be interrupted wherever it yields. No step of it may take longer than a few ms. */
export type Steps<T> = Generator<void, T, void>;

/** So long may work hold the thread before everything else has its turn, ms. Half a frame of the display. */
export const sliceLength = 8;

/** Says when it is somebody else's turn. */
export interface Pacer {
  isDue(): boolean;
  /** Resolves when everything else that waited for the thread has had it. */
  rest(): Promise<void>;
}

/**
 * Does the work in slices of `sliceLength`: what is short is done within this very call, and whatever is longer holds up
 * nobody for more than a slice and a step.
 */
export async function inSlices<T>(work: Steps<T>, pacer: Pacer): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (pacer.isDue()) await pacer.rest();
  }
}

/** What each item comes to, in one list; a step is an item. */
export function* eachOf<T, U>(items: Iterable<T>, read: (item: T) => readonly U[]): Steps<readonly U[]> {
  const all: U[] = [];
  for (const item of items) {
    all.push(...read(item));
    yield;
  }
  return all;
}

/** Something done with each item, and nothing to show for it; a step is an item. */
export function* withEach<T>(items: Iterable<T>, run: (item: T) => void): Steps<void> {
  for (const item of items) {
    run(item);
    yield;
  }
}

/** Does the work without a rest, for who knows that it is short or cannot wait. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

type Pacing = Pick<Clock, "monotonic" | "after">;

/** Whoever rests by a clock waits in one line for its turns, or several that work at once would fill each together. */
const resting = new WeakMap<Pacing, (() => void)[]>();

/**
 * For one piece of work after another; a clock that stands still, as in a test, never makes it rest. However many work
 * by the same clock, one of them goes on in a turn.
 */
export function pacerBy(clock: Pacing): Pacer {
  const line = resting.get(clock) ?? [];
  resting.set(clock, line);
  let since = clock.monotonic();

  function beginTurn(): void {
    line.shift()?.();
    if (line.length > 0) clock.after(0, beginTurn);
  }

  return {
    isDue: () => clock.monotonic() - since >= sliceLength,
    rest: () =>
      new Promise((resolve) => {
        line.push(() => {
          since = clock.monotonic();
          resolve();
        });
        if (line.length === 1) clock.after(0, beginTurn);
      }),
  };
}
