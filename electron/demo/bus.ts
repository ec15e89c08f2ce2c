import type { Clock } from "./clock.ts";

/**
 * The `bus_bus` table and its NOTIFY. A transaction takes its ids as it goes and shows its rows at
 * commit, so a lower id may become visible after a higher one (WIRE.md §4.4).
 */
export interface BusRow {
  readonly id: number;
  /** `res.partner:42`, `discuss.channel:9`, `discuss.channel:9:members`, `presence:res.partner:42`, `broadcast` … */
  readonly channel: string;
  /** `{"id":…,"message":{"type":…,"payload":…}}`, ready for the wire. */
  readonly json: string;
  readonly createdAt: number;
}

export interface Transaction {
  /** Takes the next id and remembers the notification. */
  send(channel: string, type: string, payload: unknown): void;
  /** Makes every row of this transaction visible at once. */
  commit(): void;
}

export type Bus = ReturnType<typeof createBus>;

/** `last = 0` means: what was written in this many milliseconds (WIRE.md §4.3). */
const firstPollWindow = 50_000;

export function createBus(clock: Clock) {
  let sequence = 0;
  let rows: BusRow[] = [];
  let holding: (() => void)[] | null = null;
  const listeners = new Set<(rows: readonly BusRow[]) => void>();

  function insert(row: BusRow): void {
    let position = rows.length;
    while (position > 0 && (rows[position - 1]?.id ?? 0) > row.id) position -= 1;
    rows.splice(position, 0, row);
  }

  function transaction(): Transaction {
    const pending: BusRow[] = [];
    const show = () => {
      for (const row of pending) insert(row);
      if (pending.length > 0) for (const listener of listeners) listener(pending);
    };
    return {
      send(channel, type, payload) {
        sequence += 1;
        const json = JSON.stringify({ id: sequence, message: { type, payload } });
        pending.push({ id: sequence, channel, json, createdAt: clock.now() });
      },
      commit: () => (holding === null ? show() : holding.push(show)),
    };
  }

  /** Index of the first row with an id above `last`. */
  function firstAfter(last: number): number {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.id ?? 0) > last) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    /** Highest id that a reader can see, 0 when the table is empty. */
    lastId: () => rows.at(-1)?.id ?? 0,
    /** Highest id ever taken. */
    sequence: () => sequence,
    has: (id: number) => rows[firstAfter(id - 1)]?.id === id,
    transaction,

    /** Rows of these channels after `last`, ascending; `last = 0` means the last 50 seconds. */
    poll(channels: ReadonlySet<string>, last: number, ignore?: ReadonlySet<number>): BusRow[] {
      const since = clock.now() - firstPollWindow;
      const candidates = last === 0 ? rows.filter((row) => row.createdAt > since) : rows.slice(firstAfter(last));
      return candidates.filter((row) => channels.has(row.channel) && ignore?.has(row.id) !== true);
    },

    /** Told of each commit, after its rows are visible. */
    onCommit(listener: (rows: readonly BusRow[]) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** From here on commits wait; the answer lets them through, in their order. For tests of late ids. */
    holdCommits(): () => void {
      const held: (() => void)[] = (holding ??= []);
      return () => {
        holding = null;
        for (const show of held.splice(0)) show();
      };
    },

    /** What `work` commits waits for the answer to be called; what others commit does not. For tests of late ids. */
    holdBack(work: () => void): () => void {
      const before = holding;
      const held: (() => void)[] = (holding = []);
      work();
      holding = before;
      return () => {
        for (const show of held.splice(0)) show();
      };
    },

    /** The daily vacuum: rows older than `seconds` go. */
    collectGarbage(seconds: number): void {
      const limit = clock.now() - seconds * 1000;
      rows = rows.filter((row) => row.createdAt >= limit);
    },

    /** As after restoring a backup: later rows are gone and their ids will be given again. */
    restoreTo(id: number): void {
      rows = rows.slice(0, firstAfter(id));
      sequence = id;
    },
  };
}
