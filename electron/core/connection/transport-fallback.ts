import type { BusTransport, BusTransports } from "../ports/bus.ts";
import type { ConnectionEnd } from "./connection-ends.ts";
import { isOfOneRoute, blockReasonOf } from "./block-reason.ts";

/** TransportFallback to the news, best first: the bus by websocket, the bus by asking for it, and the records themselves. */
export const allTransports = ["websocket", "polling", "rpc"] as const;
export type TransportName = (typeof allTransports)[number];

/** The ways that there are for a workspace, best first. */
export type TransportOrder = readonly [TransportName, ...TransportName[]];

/** Which way is gone, and what is known of the ways. */
export interface TransportFallback {
  readonly order: TransportOrder;
  /** Of the line that is up, or of the next attempt. */
  readonly transportName: TransportName;
  /** Ends in a row that speak against this way. */
  readonly against: number;
  /** What was seen to keep websockets back; null when nothing was. */
  readonly blockReason: ConnectionEnd | null;
  /** This way has held where better ones do not get through. */
  readonly isProven: boolean;
}

/** Whoever has no web session has no bus either, and only the last way is left (WIRE.md §6.5). */
export function transportOrderOf(given: Readonly<Record<Exclude<TransportName, "rpc">, unknown>>): TransportOrder {
  const [best, ...others]: TransportName[] = allTransports.filter(
    (transportName) => transportName === "rpc" || given[transportName] !== null,
  );
  return [best ?? "rpc", ...others];
}

/** Only transports of the order that a connection was started with are gone. */
export function transportFor(transportName: TransportName, transports: BusTransports): BusTransport {
  const transport = transports[transportName];
  if (!transport) throw new Error(`there is no ${transportName} here`);
  return transport;
}

export function bestFirst(order: TransportOrder): TransportFallback {
  return { order, transportName: order[0], against: 0, blockReason: null, isProven: false };
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
export function afterEnd(fallback: TransportFallback, how: ConnectionEnd): TransportFallback {
  const { order, transportName } = fallback;
  const against = fallback.against + 1;
  const lower = order[order.indexOf(transportName) + 1];
  if (transportName !== order[0]) {
    if (fallback.isProven) return against < lowerGivenUp ? { ...fallback, against } : bestFirst(order);
    return lower !== undefined && isOfOneRoute(how)
      ? { ...fallback, transportName: lower, against: 0 }
      : bestFirst(order);
  }
  const blockReason = blockReasonOf(how);
  if (!blockReason || lower === undefined) return bestFirst(order);
  return against < (blockReason.isSure ? sureEnough : likelyEnough)
    ? { ...bestFirst(order), against, blockReason: how }
    : { order, transportName: lower, against: 0, blockReason: how, isProven: false };
}

/** What is known after a line has been up for a while. */
export function afterHeld(fallback: TransportFallback): TransportFallback {
  return fallback.transportName === fallback.order[0]
    ? bestFirst(fallback.order)
    : { ...fallback, against: 0, isProven: true };
}

/** What is known while on a lower way after a trial of a better one has failed. What is said is about websockets. */
export function stillBlocked(
  fallback: TransportFallback,
  better: TransportName,
  how: ConnectionEnd,
): TransportFallback {
  return better === "websocket" && blockReasonOf(how) ? { ...fallback, blockReason: how } : fallback;
}

/** What is known after a trial of a better way has got through. */
export function afterThrough(fallback: TransportFallback, better: TransportName): TransportFallback {
  return better === fallback.order[0]
    ? bestFirst(fallback.order)
    : { ...fallback, transportName: better, against: 0, isProven: true };
}

/** Those that would be better than the way that is gone, best first. */
export function betterTransports({ order, transportName }: TransportFallback): readonly TransportName[] {
  return order.slice(0, order.indexOf(transportName));
}

const minute = 60_000;

/** While on a lower way: how long until better ones are tried again after so many failed trials, ms. */
export function trialPause(trials: number): number {
  const pauses = [1, 2, 5];
  return (pauses[trials] ?? 10) * minute;
}
