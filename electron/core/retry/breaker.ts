/**
 * Keeps a server that does not answer from being asked again and again.
 *
 * [CB1] Five failures in a row open the breaker for 60 s. What is asked of it then is held back: it cannot have arrived.
 * [CB2] After that one probe goes out, and no second, until it has ended. An answer closes the breaker, a failure opens
 *   it anew. The probe is a question of our own that does no harm: no message of anybody's is staked on it.
 * [CB3] In a row means one after the other: what was under way together when one thing went wrong counts once.
 * [CB4] One route that is slow again and again counts once: it is no dead server.
 * [CB5] Any answer closes it, and so does a line that opens; a hint that the server may be back sends a probe at once.
 */
import type { Instant } from "../../../shared/domain/instant.ts";
import type { Outcome } from "./outcome.ts";

export const failuresAtMost = 5;
/** ms */
export const openFor = 60_000;

/** Numbers the requests in the order in which they leave, from 1. */
export type Ticket = number;

export type Breaker =
  | {
      readonly state: "closed";
      /** In a row. */
      readonly failures: number;
      /** [CB3] Only what left with this ticket or later can be the next failure. */
      readonly countsFrom: Ticket;
      /** [CB4] The route of the last failure when that was slowness. */
      readonly slowRoute: string | null;
    }
  | { readonly state: "open"; readonly until: Instant }
  | { readonly state: "half-open"; readonly probe: Ticket };

export const closed: Breaker = { state: "closed", failures: 0, countsFrom: 0, slowRoute: null };

/** [CB1] Whether requests may leave. */
export function isLetting(breaker: Breaker): boolean {
  return breaker.state === "closed";
}

/** [CB2] A probe has left. One that hangs from before has nothing to say any more. */
export function probing(breaker: Breaker, probe: Ticket): Breaker {
  return breaker.state === "closed" ? breaker : { state: "half-open", probe };
}

export interface Ended {
  readonly ticket: Ticket;
  readonly route: string;
  readonly outcome: Outcome;
  /** The ticket of the next request to leave. */
  readonly next: Ticket;
}

/** A request has come to its end. */
export function ended(breaker: Breaker, { ticket, route, outcome, next }: Ended, now: Instant): Breaker {
  // [CB5]
  if (outcome === "answered") return closed;
  switch (breaker.state) {
    case "closed": {
      if (outcome === "unsaid" || ticket < breaker.countsFrom) return breaker;
      const slowRoute = outcome === "slow" ? route : null;
      if (slowRoute !== null && slowRoute === breaker.slowRoute) return { ...breaker, countsFrom: next };
      const failures = breaker.failures + 1;
      if (failures >= failuresAtMost) return { state: "open", until: now + openFor };
      return { state: "closed", failures, countsFrom: next, slowRoute };
    }
    case "half-open":
      // An older one has nothing new to say.
      if (ticket !== breaker.probe) return breaker;
      return { state: "open", until: now + openFor };
    case "open":
      return breaker;
  }
}
