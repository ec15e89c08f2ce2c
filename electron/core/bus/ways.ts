import type { LineEndName } from "./line-ends.ts";
import { obstacleOf } from "./obstacles.ts";

export type Way = "websocket" | "polling";

/** Which way to the bus is gone, and what is known of the ways. */
export interface Ways {
  /** Of the line that is up, or of the next attempt. */
  readonly way: Way;
  /** Ends in a row that speak against this way. */
  readonly against: number;
  /** What was seen to keep websockets back; null when nothing was. */
  readonly obstacle: LineEndName | null;
  /** Polling has held where websockets do not get through. */
  readonly isProven: boolean;
}

export const websocketFirst: Ways = { way: "websocket", against: 0, obstacle: null, isProven: false };

/** So many ends make an obstacle: fewer when no restart of a server looks like it. */
const sureEnough = 2;
const likelyEnough = 3;
/** So many failures in a row end polling, once it has worked. */
const pollingGivenUp = 3;

/**
 * What is known after a line has ended, or has not come up. Whether plain HTTP gets through where websockets do not is
 * only found out by polling, so polling that never worked is left at its first failure.
 */
export function afterEnd(ways: Ways, how: LineEndName): Ways {
  const against = ways.against + 1;
  if (ways.way === "polling")
    return against < (ways.isProven ? pollingGivenUp : 1) ? { ...ways, against } : websocketFirst;
  const obstacle = obstacleOf(how);
  if (!obstacle) return websocketFirst;
  return against < (obstacle.isSure ? sureEnough : likelyEnough)
    ? { ...websocketFirst, against, obstacle: how }
    : { way: "polling", against: 0, obstacle: how, isProven: false };
}

/** What is known after a line has been up for a while. */
export function afterHeld(ways: Ways): Ways {
  return ways.way === "polling" ? { ...ways, against: 0, isProven: true } : websocketFirst;
}

/** What is known while polling after another websocket has not got through. */
export function stillBlocked(ways: Ways, how: LineEndName): Ways {
  return obstacleOf(how) ? { ...ways, obstacle: how } : ways;
}

const minute = 60_000;

/** While polling: how long until the websocket is tried again after so many failed trials, ms. */
export function trialPause(trials: number): number {
  const pauses = [1, 2, 5];
  return (pauses[trials] ?? 10) * minute;
}
