import type { Clock } from "../ports/clock.ts";
import type { BusNotice } from "../ports/bus.ts";
import { createSeenIds } from "./seen-ids.ts";

/** Ids come up to ten seconds late and not in order: so many are asked for twice (WIRE.md §4.4). */
const margin = 200;
/** The last id is written at most so often, ms; what a crash costs is only asked for again. */
const writeAfter = 5_000;

export interface NotificationCursor {
  /** A line begins: the `last` to subscribe with; 0 when nothing is known. */
  begin(): number;
  /** The `last` for another subscribe on the same line. */
  last(): number;
  /**
   * [GAP4] The server has given again, on this line, the last notice of the line before. It deletes the oldest first, so
   * it has everything since too, and gives it. This is what `/bus/has_missed_notifications` would say (WIRE.md §8),
   * without asking, and on servers that do not know that question.
   */
  hasMissedNothing(): boolean;
  /** The greatest id of the lines before this one; 0 when nothing is known. */
  known(): number;
  /** The database is an older one: its ids come again for other notices. */
  beginAnew(): void;
  /** Those of them that were not told before, on this line or an earlier one. */
  fresh(notices: readonly BusNotice[]): readonly BusNotice[];
  /** Writes what is not written yet. */
  flush(): void;
  /** From here on news come by other ways than the bus: whoever goes back to it begins as after a gap. */
  forget(): void;
}

/** Lets every notice through once, and remembers over restarts how far we got. */
export function createNotificationCursor(
  clock: Clock,
  persisted: { /** 0 when there is none. */ read(): number; write(last: number): void },
): NotificationCursor {
  let seen = createSeenIds(4_096);
  let greatest = 0;
  let known = 0;
  let isGivenAgain = false;
  let cancelWrite: (() => void) | null = null;

  function flush(): void {
    cancelWrite?.();
    cancelWrite = null;
    if (greatest > 0) persisted.write(greatest);
  }

  function forget(): void {
    greatest = 0;
    cancelWrite?.();
    cancelWrite = null;
    persisted.write(0);
  }

  return {
    begin() {
      known = persisted.read();
      isGivenAgain = false;
      // From here on what this line brings counts: after a restored database its ids may be lower than the old ones.
      greatest = 0;
      return known > 0 ? Math.max(1, known - margin) : 0;
    },
    last: () => Math.max(1, greatest - margin),
    hasMissedNothing: () => isGivenAgain,
    known: () => known,
    beginAnew() {
      seen = createSeenIds(4_096);
      known = 0;
      forget();
    },
    fresh(notices) {
      isGivenAgain ||= notices.some(({ id }) => id === known);
      greatest = notices.reduce((most, { id }) => Math.max(most, id ?? 0), greatest);
      cancelWrite ??= clock.after(writeAfter, flush);
      return notices.filter(({ id }) => id === null || seen.isNew(id));
    },
    flush,
    forget,
  };
}
