import type { Message } from "../messages/types.ts";

/** A run of messages without a hole, oldest first. */
export interface TimelinePage {
  readonly messages: readonly Message[];
  /** Nothing older exists on the server. */
  readonly reachesStart: boolean;
  /** Ends at the newest message, so live ones may be appended. */
  readonly isLive: boolean;
}

/** What a window holds of each conversation it shows; main holds none. */
export type Timeline = TimelinePage;
