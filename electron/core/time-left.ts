import type { Instant } from "../../shared/discuss.ts";

/** What is left of `span` ms since then; after a clock was set back, all of it and no more. */
export function timeLeft(span: number, since: Instant, now: Instant): number {
  return Math.min(span, Math.max(0, since + span - now));
}
