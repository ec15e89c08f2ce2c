import type { Instant } from "../../../shared/domain/instant.ts";

/** What is left of `span` ms since then; after a clock was set back, all of it and no more. */
export function timeLeft(span: number, since: Instant, now: Instant): number {
  return Math.min(span, Math.max(0, since + span - now));
}

/** Whether `span` ms have passed since then. A clock that was set back behind it tells nothing, and counts as if so. */
export function hasPassed(span: number, since: Instant, now: Instant): boolean {
  return now < since || now - since >= span;
}
