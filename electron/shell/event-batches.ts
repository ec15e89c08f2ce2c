import type { AppEvent } from "../../shared/app-state.ts";
import type { EventBatch } from "../../shared/ipc.ts";
import type { Clock } from "../core/ports.ts";

export interface EventBatches {
  /** Event number `seq`; numbers come without gaps. */
  add(seq: number, event: AppEvent): void;
  /** An unseen window sleeps: it gets everything at once when it wakes. */
  setAwake(isAwake: boolean): void;
  stop(): void;
}

/** One display frame, ms: a window can paint no more often. */
export const frame = 16;
/** A window asleep may miss this many events before a snapshot is the cheaper way to catch up. */
export const bufferLimit = 1_000;

/**
 * Gathers the events of one window into batches: at most one each frame, none while the window sleeps.
 *
 * [EB1] Numbers within a batch and from batch to batch are consecutive, as long as nothing was dropped.
 * [EB2] What does not fit the buffer is dropped from its old end, and the newest event is always kept: the next batch
 *       then begins behind a hole, which makes the window take a snapshot.
 */
export function createEventBatches(clock: Clock, send: (batch: EventBatch) => void, limit = bufferLimit): EventBatches {
  let first = 0;
  let events: AppEvent[] = [];
  let isAwake = false;
  let lastSentAt = -Infinity;
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    cancel = null;
    if (!isAwake || events.length === 0) return;
    lastSentAt = clock.now();
    const batch = { first, events };
    events = [];
    send(batch);
  };
  /** Not at once even after a long rest: what one frame of the bus brought belongs together. */
  const schedule = (): void => {
    cancel ??= clock.after(Math.max(0, lastSentAt + frame - clock.now()), flush);
  };

  return {
    add(seq, event) {
      if (events.length >= limit) events = [];
      if (events.length === 0) first = seq;
      events.push(event);
      if (isAwake) schedule();
    },
    setAwake(next) {
      isAwake = next;
      if (isAwake && events.length > 0) schedule();
    },
    stop() {
      cancel?.();
      cancel = null;
      isAwake = false;
      events = [];
    },
  };
}
