import type { AppEvent } from "../../shared/domain/app-state.ts";
import type { EventBatch } from "../../shared/ipc/event-batch.ts";
import { isUserInitiated } from "../../shared/ipc/user-initiated.ts";
import type { Clock } from "../core/ports/clock.ts";

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
 * Gathers the events of one window into batches: at most one each frame, none while the window sleeps. After a rest a
 * batch leaves at the end of what brought it (one frame of the bus, one command), before anything else is begun.
 *
 * [EB1] Numbers within a batch and from batch to batch are consecutive, as long as nothing was dropped.
 * [EB2] What does not fit the buffer is dropped from its old end, and the newest event is always kept: the next batch
 *       then begins behind a hole, which makes the window take a snapshot.
 * [EB3] What the person did leaves at the end of its command, however little before another batch has left.
 */
export function createEventBatches(clock: Clock, send: (batch: EventBatch) => void, limit = bufferLimit): EventBatches {
  let first = 0;
  let events: AppEvent[] = [];
  let isAwake = false;
  let lastSentAt = -Infinity;
  let isDue = false;
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    isDue = false;
    cancel = null;
    if (!isAwake || events.length === 0) return;
    lastSentAt = clock.now();
    const batch = { first, events };
    events = [];
    send(batch);
  };
  const schedule = (isDeed: boolean): void => {
    if (isDue && !(isDeed && cancel)) return;
    cancel?.();
    cancel = null;
    isDue = true;
    const wait = isDeed ? 0 : lastSentAt + frame - clock.now();
    if (wait > 0) cancel = clock.after(wait, flush);
    else void Promise.resolve().then(flush);
  };

  return {
    add(seq, event) {
      if (events.length >= limit) events = [];
      if (events.length === 0) first = seq;
      events.push(event);
      if (isAwake) schedule(isUserInitiated(event));
    },
    setAwake(next) {
      isAwake = next;
      if (isAwake && events.length > 0) schedule(false);
    },
    stop() {
      cancel?.();
      cancel = null;
      isDue = false;
      isAwake = false;
      events = [];
    },
  };
}
