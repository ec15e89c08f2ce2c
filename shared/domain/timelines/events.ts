import type { ChannelId } from "../../ids.ts";
import type { Message } from "../messages/types.ts";
import type { TimelinePage } from "./types.ts";

/** What comes into a timeline that a window holds, beside what happens live. */
export type TimelineEvent =
  /**
   * Messages refetched after a gap. `isWhole` false: older ones were skipped, so that what was held before them does
   * not join. `endsAtHole`: newer ones were, so that what comes live does not join.
   */
  | {
      readonly type: "timeline-caught-up";
      readonly channel: ChannelId;
      readonly messages: readonly Message[];
      readonly isWhole: boolean;
      readonly endsAtHole: boolean;
    }
  /**
   * A window's own: it starts to hold a timeline. It opens with an empty live page at once, so that nothing that
   * happens while the real page is on its way is missed; a live page joins what a live timeline holds already.
   */
  | { readonly type: "timeline-opened"; readonly channel: ChannelId; readonly page: TimelinePage }
  | {
      readonly type: "timeline-extended";
      readonly channel: ChannelId;
      readonly page: TimelinePage;
      readonly side: "older" | "newer";
    }
  | { readonly type: "timeline-closed"; readonly channel: ChannelId };
