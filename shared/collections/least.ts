/**
 * The first `count` items that sorting would give, in that order. Takes one comparison for an item that is none of
 * them, so that the best few of 100,000 need no sorting of all.
 */
export function least<T>(items: readonly T[], count: number, compare: (one: T, other: T) => number): readonly T[] {
  const best: T[] = [];
  for (const item of items) {
    const worst = best.at(-1);
    if (worst !== undefined && best.length >= count && compare(item, worst) >= 0) continue;
    best.splice(placeIn(best, item, compare), 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}

/** How many of a sorted list come before an item that is put into it, its equals among them. */
export function placeIn<T>(sorted: readonly T[], item: T, compare: (one: T, other: T) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle];
    if (one !== undefined && compare(one, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
