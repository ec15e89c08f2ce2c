/** What a figure says: the middle, the bad end, and of how many. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95), count: values.length };
}

/** Linear between neighbours. @throws when there is nothing to measure. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error("nothing was measured");
  return below + (above - below) * (place - Math.floor(place));
}
