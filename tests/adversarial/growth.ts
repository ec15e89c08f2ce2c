/** One work at one size. Whatever it needs is made before the clock runs. */
export type Work = (size: number) => () => unknown;

/** Under this much time nobody waits, whatever the growth, ms. */
const noticed = 50;

/** A fourfold input may take up to so many times as long: 4 is linear, 16 quadratic. */
const slack = 9;

/** Garbage is collected when it pleases: what is steep has to be so each time that it is measured. */
const attempts = 3;

/**
 * How the time of a work grows: null as long as a fourfold size takes about four times as long, or a sentence that
 * gives the figures. Sizes are tried from the smallest up, each four times the one before, so that what grows without
 * bound is found while it is small; two steps in a row have to be steep. Time is what this process works, so that
 * nothing else on the machine counts.
 */
export function growthBeyondLinear(work: Work, largest: number): string | null {
  for (let size = largest / 4 ** 4; size <= largest; size *= 4) {
    if (once(work(size)) < noticed) continue;
    let figures: string | null = null;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      figures = steepAt(work, size);
      if (figures === null) break;
    }
    if (figures !== null) return figures;
  }
  return null;
}

function steepAt(work: Work, size: number): string | null {
  const long = best(work(size));
  if (long < noticed) return null;
  const middle = best(work(size / 4));
  const short = best(work(size / 16));
  const isSteep = long > slack * middle && long > slack ** 2 * short;
  return isSteep ? `${middle.toFixed(1)} ms for ${size / 4}, ${long.toFixed(1)} ms for ${size}` : null;
}

/** The least of several runs is the one that was disturbed least. */
function best(run: () => unknown): number {
  let least = Infinity;
  let spent = 0;
  for (let round = 0; round < 5 && spent < 1_000; round += 1) {
    const time = once(run);
    spent += time;
    least = Math.min(least, time);
  }
  return least;
}

/** Milliseconds of work. */
function once(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
