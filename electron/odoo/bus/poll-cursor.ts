import type { Clock } from "../../core/ports/clock.ts";

/** Rows come up to ten seconds late, under lower ids than others that came before (WIRE.md §4.4), ms. */
const late = 10_000;

export interface PollCursor {
  /** The `last` for a question that is asked now. */
  last(): number;
  /** The ids in the answer to the latest question. */
  answered(ids: readonly number[]): void;
}

/**
 * How far polling has got. It passes by an id only after a question asked ten seconds later: what came late under a
 * lower one was in the answer to that.
 */
export function createPollCursor(clock: Clock, start: number): PollCursor {
  let settled = start;
  let askedAt = clock.now();
  let recent: readonly { readonly at: number; readonly id: number }[] = [];
  return {
    last() {
      askedAt = clock.now();
      return settled;
    },
    answered(ids) {
      // A server that answers with lower ids than it was asked beyond has fewer: an older database (WIRE.md §4.3).
      if (ids.some((id) => id <= settled)) {
        settled = 0;
        recent = [];
      }
      const due = askedAt - late;
      settled = recent.filter(({ at }) => at <= due).reduce((most, { id }) => Math.max(most, id), settled);
      recent = recent.filter(({ at }) => at > due);
      const greatest = ids.reduce((most, id) => Math.max(most, id), 0);
      if (ids.length > 0) recent = [...recent, { at: clock.now(), id: greatest }];
    },
  };
}
