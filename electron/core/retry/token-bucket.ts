import type { Instant } from "../../../shared/domain/instant.ts";

/** How many requests may leave: `burst` at once after a rest, `perSecond` for ever. */
export interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * A server with two cores gives 20 to 30 pages of history a second and 10 to 20 posts, to everybody together
 * (WIRE.md §9), and Odoo itself limits nobody. The burst holds a start and a catch-up of 200 conversations, which the
 * server's own answers pace, as only a few are under way at once; the rate is for what never ends, such as a loop that
 * is our mistake.
 */
export const usualPace: Pace = { burst: 240, perSecond: 10 };

/** Tokens, one of which each request takes along. */
export interface Bucket {
  readonly tokens: number;
  readonly at: Instant;
}

export function fullBucket(pace: Pace, now: Instant): Bucket {
  return { tokens: pace.burst, at: now };
}

/**
 * [GV3] In any `t` seconds no more than `burst + perSecond × t` requests leave. A clock that is set back fills nothing,
 * and takes nothing away.
 */
export function refilled(bucket: Bucket, pace: Pace, now: Instant): Bucket {
  const seconds = Math.max(0, now - bucket.at) / 1_000;
  return { tokens: Math.min(pace.burst, bucket.tokens + seconds * pace.perSecond), at: now };
}

/** Takes one token out of a bucket that `hasToken`. */
export function taken(bucket: Bucket): Bucket {
  return { ...bucket, tokens: bucket.tokens - 1 };
}

/** A thousandth may be lost to rounding: a timer that was set for the token must find it. What is lent is paid back. */
export function hasToken(bucket: Bucket): boolean {
  return bucket.tokens >= 0.999;
}

/** Until there is a token, ms; 0 when there is one. */
export function untilToken(bucket: Bucket, pace: Pace): number {
  return hasToken(bucket) ? 0 : Math.ceil(((1 - bucket.tokens) / pace.perSecond) * 1_000);
}
