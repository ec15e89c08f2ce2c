import type { Clock } from "../ports/clock.ts";
import type { Activity } from "./activity.ts";

/** Odoo shows who is idle for longer as away (WIRE.md §4.5), ms. */
const awayAfter = 30 * 60_000;
const lookEvery = 60_000;
/** Our own answer to "you are offline" waits so long, ms, so that two clients cannot chase each other. */
const reassertAfter = 1_000;

export interface PresenceReporter {
  /** The person has just done something: someone who was away is back at once. */
  acted(): void;
  /** Another client of this account closed or fell idle, and the server took us for gone too (WIRE.md §4.5). */
  seen(presence: "offline" | "away"): void;
  stop(): void;
}

/** Tells the server whether the person is there: once at the start, then when it changes. */
export function createPresenceReporter(ports: {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly report: (idle: number) => void;
}): PresenceReporter {
  const { clock, activity, report } = ports;
  const isAwayNow = () => activity.idle() > awayAfter;
  let wasAway = isAwayNow();
  let cancelLook = clock.after(lookEvery, look);
  let cancelReassert: (() => void) | null = null;
  report(activity.idle());

  function tell() {
    if (isAwayNow() === wasAway) return;
    wasAway = !wasAway;
    report(activity.idle());
  }

  function look() {
    cancelLook = clock.after(lookEvery, look);
    tell();
  }

  return {
    acted: tell,
    seen(presence) {
      if (presence === "away" && isAwayNow()) return;
      cancelReassert?.();
      cancelReassert = clock.after(reassertAfter, () => report(activity.idle()));
    },
    stop() {
      cancelReassert?.();
      cancelLook();
    },
  };
}
