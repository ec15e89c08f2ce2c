import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../electron/core/ports/clock.ts";
import { turns } from "../../electron/odoo/http/turns.ts";
import type { Instant } from "../../shared/domain/instant.ts";

/** A clock that moves only when a test says so. */
export interface FakeClock extends Clock {
  /** Lets everything that does not wait for time go as far as it can, without moving the time. */
  settle(): Promise<void>;
  /** Moves on by `ms`: runs the timers that fall due, each at its own time and in order, with `settle` between them. */
  advance(ms: number): Promise<void>;
  /** Goes from timer to timer until `isDone`. @throws when nothing is left to wait for, or more than `limit` ms pass. */
  advanceUntil(isDone: () => boolean, limit: number): Promise<void>;
  /** Somebody sets the machine's clock on by `ms`, or back: no timer runs any sooner or later for it. */
  setBy(ms: number): void;
  /** Milliseconds until each waiting timer, soonest first. */
  waiting(): readonly number[];
}

interface Timer {
  readonly due: Instant;
  readonly run: () => void;
}

/**
 * An immediate comes after every microtask, so whatever can go on by promises alone has gone on by then. On a busy machine
 * the reading of an answer may have to wait for its next turn, too.
 */
async function settlePromises(): Promise<void> {
  do await setImmediate();
  while (turns.isAnyResting());
}

/** 2026-03-02 09:00 UTC, a Monday. */
export const monday: Instant = Date.UTC(2026, 2, 2, 9);

/** @param settle lets everything go as far as it can without time; see `settleNetwork` for tests on real sockets */
export function createFakeClock(start: Instant = monday, settle: () => Promise<void> = settlePromises): FakeClock {
  let now = start;
  /** How far the clock on the wall is ahead of the time that timers go by. */
  let ahead = 0;
  let timers: readonly Timer[] = [];

  /** The next timer due by `end`: equal ones in the order they were set, as with real timers. */
  const next = (end: Instant) =>
    timers.filter((timer) => timer.due <= end).reduce<Timer | null>((a, b) => (a && a.due <= b.due ? a : b), null);

  const fire = async (timer: Timer) => {
    now = timer.due;
    timers = timers.filter((other) => other !== timer);
    timer.run();
    await settle();
  };

  return {
    now: () => now + ahead,
    monotonic: () => now,
    after(delay, run) {
      // Whole milliseconds, as with real timers: `now` stays exact, and who waits for the rest of a time does so once.
      const timer = { due: now + Math.ceil(Math.max(0, delay)), run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    settle,
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let timer = next(end); timer; timer = next(end)) await fire(timer);
      now = end;
    },
    async advanceUntil(isDone, limit) {
      const end = now + limit;
      await settle();
      while (!isDone()) {
        const timer = next(end);
        if (!timer) throw new Error(`still not done after ${now - (end - limit)} ms, and nothing due by ${limit} ms`);
        await fire(timer);
      }
    },
    setBy(ms) {
      ahead += ms;
    },
    waiting: () => timers.map((timer) => timer.due - now).toSorted((a, b) => a - b),
  };
}
