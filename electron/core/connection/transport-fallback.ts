import type { BusTransport, BusTransports } from "../ports/server.ts";
import type { LineEndName } from "./connection-ends.ts";
import { isOfOneRoute, obstacleOf } from "./block-reason.ts";

/** Ways to the news, best first: the bus by websocket, the bus by asking for it, and the records themselves. */
export const allWays = ["websocket", "polling", "rpc"] as const;
export type Way = (typeof allWays)[number];

/** The ways that there are for a workspace, best first. */
export type Ladder = readonly [Way, ...Way[]];

/** Which way is gone, and what is known of the ways. */
export interface Ways {
  readonly ladder: Ladder;
  /** Of the line that is up, or of the next attempt. */
  readonly way: Way;
  /** Ends in a row that speak against this way. */
  readonly against: number;
  /** What was seen to keep websockets back; null when nothing was. */
  readonly obstacle: LineEndName | null;
  /** This way has held where better ones do not get through. */
  readonly isProven: boolean;
}

/** Whoever has no web session has no bus either, and only the last way is left (WIRE.md §6.5). */
export function ladderOf(given: Readonly<Record<Exclude<Way, "rpc">, unknown>>): Ladder {
  const [best, ...others]: Way[] = allWays.filter((way) => way === "rpc" || given[way] !== null);
  return [best ?? "rpc", ...others];
}

/** Only ways of the ladder that a line was started with are gone. */
export function transportFor(way: Way, transports: BusTransports): BusTransport {
  const transport = transports[way];
  if (!transport) throw new Error(`there is no ${way} here`);
  return transport;
}

export function bestFirst(ladder: Ladder): Ways {
  return { ladder, way: ladder[0], against: 0, obstacle: null, isProven: false };
}

/** So many ends make an obstacle: fewer when no restart of a server looks like it. */
const sureEnough = 2;
const likelyEnough = 3;
/** So many failures in a row end a lower way, once it has worked. */
const lowerGivenUp = 3;

/**
 * What is known after a line has ended, or has not come up. Whether a lower way gets through where a better one does
 * not is only found out by going it, so one that never worked is left at its first failure: for the next lower one if
 * it may be the route that is closed, else for the best.
 */
export function afterEnd(ways: Ways, how: LineEndName): Ways {
  const { ladder, way } = ways;
  const against = ways.against + 1;
  const lower = ladder[ladder.indexOf(way) + 1];
  if (way !== ladder[0]) {
    if (ways.isProven) return against < lowerGivenUp ? { ...ways, against } : bestFirst(ladder);
    return lower !== undefined && isOfOneRoute(how) ? { ...ways, way: lower, against: 0 } : bestFirst(ladder);
  }
  const obstacle = obstacleOf(how);
  if (!obstacle || lower === undefined) return bestFirst(ladder);
  return against < (obstacle.isSure ? sureEnough : likelyEnough)
    ? { ...bestFirst(ladder), against, obstacle: how }
    : { ladder, way: lower, against: 0, obstacle: how, isProven: false };
}

/** What is known after a line has been up for a while. */
export function afterHeld(ways: Ways): Ways {
  return ways.way === ways.ladder[0] ? bestFirst(ways.ladder) : { ...ways, against: 0, isProven: true };
}

/** What is known while on a lower way after a trial of a better one has failed. What is said is about websockets. */
export function stillBlocked(ways: Ways, better: Way, how: LineEndName): Ways {
  return better === "websocket" && obstacleOf(how) ? { ...ways, obstacle: how } : ways;
}

/** What is known after a trial of a better way has got through. */
export function afterThrough(ways: Ways, better: Way): Ways {
  return better === ways.ladder[0] ? bestFirst(ways.ladder) : { ...ways, way: better, against: 0, isProven: true };
}

/** Those that would be better than the way that is gone, best first. */
export function betterWays({ ladder, way }: Ways): readonly Way[] {
  return ladder.slice(0, ladder.indexOf(way));
}

const minute = 60_000;

/** While on a lower way: how long until better ones are tried again after so many failed trials, ms. */
export function trialPause(trials: number): number {
  const pauses = [1, 2, 5];
  return (pauses[trials] ?? 10) * minute;
}
