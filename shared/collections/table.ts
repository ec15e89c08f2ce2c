/**
 * Many things by key, as plain data that crosses IPC and never changes: a change makes another table that shares all
 * but the few chunks it touched. A record of 100,000 entries takes 8 to 190 ms to copy for one change, a table 20 µs.
 * Within a table keys ascend, so that it can be read and sent piece by piece.
 */
export interface Table<K extends Key, T> {
  /** By ascending keys. */
  readonly chunks: readonly Chunk<K, T>[];
}

type Key = number | string;

export type Entry<K extends Key, T> = readonly [key: K, value: T];

/** Never empty. */
type Chunk<K extends Key, T> = readonly Entry<K, T>[];

/** An entry that is not the same (by identity) in two tables; undefined where there is none. */
export interface Difference<K extends Key, T> {
  readonly key: K;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** A change copies one chunk and the list of chunks: with 100,000 entries both are about as long. */
const chunkSize = 256;

export const emptyTable: Table<never, never> = { chunks: [] };

export function tableOf<K extends Key, T>(entries: Iterable<Entry<K, T>>): Table<K, T> {
  return { chunks: chunked([...new Map(entries)].toSorted(byKey)) };
}

export function at<K extends Key, T>({ chunks }: Table<K, T>, key: K): T | undefined {
  const chunk = chunks[chunkFor(chunks, key)];
  const entry = chunk?.[lastUpTo(chunk, key)];
  return entry?.[0] === key ? entry[1] : undefined;
}

export function sizeOf({ chunks }: Table<Key, unknown>): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

/** By ascending key. */
export function valuesOf<K extends Key, T>({ chunks }: Table<K, T>): readonly T[] {
  return chunks.flatMap((chunk) => chunk.map(([, value]) => value));
}

/** By ascending key, one after the other: for who goes through them with pauses. */
export function* entriesOf<K extends Key, T>({ chunks }: Table<K, T>): Generator<Entry<K, T>, void, void> {
  for (const chunk of chunks) yield* chunk;
}

export function findValue<K extends Key, T>({ chunks }: Table<K, T>, isWanted: (value: T) => boolean): T | undefined {
  for (const chunk of chunks) {
    const found = chunk.find(([, value]) => isWanted(value));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** The table with those entries added, or in the place of others of their keys; itself when it has them all. */
export function put<K extends Key, T>(table: Table<K, T>, entries: readonly Entry<K, T>[]): Table<K, T> {
  const fresh = entries.filter(([key, value]) => !Object.is(at(table, key), value));
  if (fresh.length === 0) return table;
  const sorted = [...new Map(fresh)].toSorted(byKey);
  if (table.chunks.length === 0) return { chunks: chunked(sorted) };
  let from = 0;
  const chunks = table.chunks.flatMap((chunk, index) => {
    const end = firstKey(table.chunks[index + 1]);
    const first = from;
    while (isBefore(sorted[from], end)) from += 1;
    return first === from ? [chunk] : chunked(merged(chunk, sorted.slice(first, from)));
  });
  return { chunks };
}

/** The table without those keys; itself when it has none of them. */
export function without<K extends Key, T>(table: Table<K, T>, keys: readonly K[]): Table<K, T> {
  const gone = new Set(keys.filter((key) => at(table, key) !== undefined));
  if (gone.size === 0) return table;
  const touched = new Set([...gone].map((key) => chunkFor(table.chunks, key)));
  const chunks = table.chunks.flatMap((chunk, index) =>
    touched.has(index) ? chunked(chunk.filter(([key]) => !gone.has(key))) : [chunk],
  );
  return { chunks };
}

/** Up to `limit` values whose keys come after `key`, by ascending key; null for those from the first one on. */
export function valuesAfter<K extends Key, T>({ chunks }: Table<K, T>, key: K | null, limit: number): readonly T[] {
  const found: T[] = [];
  for (let index = key === null ? 0 : Math.max(0, chunkFor(chunks, key)); found.length < limit; index += 1) {
    const chunk = chunks[index];
    if (chunk === undefined) break;
    const from = key === null ? 0 : lastUpTo(chunk, key) + 1;
    found.push(...chunk.slice(from, from + limit - found.length).map(([, value]) => value));
  }
  return found;
}

/** What is not the same in both, in no order. Takes as long as there are chunks, and entries in those that differ. */
export function differences<K extends Key, T>(before: Table<K, T>, after: Table<K, T>): readonly Difference<K, T>[] {
  if (before === after) return [];
  const [old, now] = [new Set(before.chunks), new Set(after.chunks)];
  const was = new Map(before.chunks.filter((chunk) => !now.has(chunk)).flat());
  const found: Difference<K, T>[] = [];
  for (const [key, value] of after.chunks.filter((chunk) => !old.has(chunk)).flat()) {
    const other = was.get(key);
    was.delete(key);
    if (!Object.is(other, value)) found.push({ key, before: other, after: value });
  }
  for (const [key, value] of was) found.push({ key, before: value, after: undefined });
  return found;
}

/** Of the chunk that has that key or would take it; -1 in an empty table. */
function chunkFor<K extends Key>(chunks: readonly Chunk<K, unknown>[], key: K): number {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUpTo(firstKey(chunks[middle]), key)) low = middle;
    else high = middle - 1;
  }
  return chunks.length === 0 ? -1 : low;
}

/** The index of the entry with the greatest key that is not above that one; -1 when all are. */
function lastUpTo<K extends Key>(chunk: Chunk<K, unknown>, key: K): number {
  let [low, high] = [-1, chunk.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUpTo(chunk[middle]?.[0], key)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function firstKey<K extends Key>(chunk: Chunk<K, unknown> | undefined): K | undefined {
  return chunk?.[0]?.[0];
}

/** Undefined is the end of what there is: no entry is there to come before, and every key comes before it. */
function isBefore<K extends Key>(entry: Entry<K, unknown> | undefined, end: K | undefined): boolean {
  return entry !== undefined && (end === undefined || entry[0] < end);
}

function isUpTo<K extends Key>(one: K | undefined, key: K): boolean {
  return one !== undefined && one <= key;
}

function chunked<K extends Key, T>(sorted: readonly Entry<K, T>[]): readonly Chunk<K, T>[] {
  const count = Math.ceil(sorted.length / chunkSize);
  const size = Math.ceil(sorted.length / count);
  return Array.from({ length: count }, (_none, index) => sorted.slice(index * size, (index + 1) * size));
}

/** Both, sorted; where both have a key the later argument's value stands. */
function merged<K extends Key, T>(one: readonly Entry<K, T>[], other: readonly Entry<K, T>[]): readonly Entry<K, T>[] {
  const replaced = new Set(other.map(([key]) => key));
  return [...one.filter(([key]) => !replaced.has(key)), ...other].toSorted(byKey);
}

function byKey(one: Entry<Key, unknown>, other: Entry<Key, unknown>): number {
  return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0;
}
