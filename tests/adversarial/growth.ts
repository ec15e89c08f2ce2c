/** One work at one size. Whatever it needs is made before the clock runs. */
export type Work = (size: number) => () => unknown;

/** Under this much time nobody waits, whatever the growth; timers and garbage are all that is seen there, ms. */
const noticed = 25;

/** A fourfold input may take up to so many times as long: 4 is linear, 16 quadratic. */
const slack = 9;

/**
 * How the time of a work grows: null as long as a fourfold size takes about four times as long, or a sentence that
 * gives the figures. Sizes are tried from the smallest up, each four times the one before, so that what grows without
 * bound is found while it is small. One step alone may fall on a collection of garbage: two in a row have to be steep.
 */
export function growthBeyondLinear(work: Work, largest: number): string | null {
  for (let size = largest / 4 ** 4; size <= largest; size *= 4) {
    if (once(work(size)) < noticed) continue;
    const long = best(work(size));
    if (long < noticed) continue;
    const [middle, short] = [best(work(size / 4)), best(work(size / 16))];
    if (long > slack * middle && long > slack ** 2 * short)
      return `${middle.toFixed(1)} ms for ${size / 4}, ${long.toFixed(1)} ms for ${size}`;
  }
  return null;
}

/** The least of several runs is the one that was disturbed least. */
function best(run: () => unknown): number {
  let least = Infinity;
  const until = performance.now() + 1_000;
  for (let round = 0; round < 5 && (round === 0 || performance.now() < until); round += 1)
    least = Math.min(least, once(run));
  return least;
}

function once(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}
