import type { Instant } from "../instant.ts";
import type { CodedText } from "../../text/catalogue.ts";

/** What the status "Connection" says. `why` is for the person to read; null when there is nothing to explain. */
export interface ConnectionStatus {
  readonly state: "online" | "connecting" | "offline" | "polling" | "signed-out";
  readonly why: CodedText | null;
  /** When the next attempt starts; null when one is under way or none is planned. */
  readonly retryAt: Instant | null;
  /** The screen may be behind the server: catch-up after a gap has not finished. */
  readonly isCatchingUp: boolean;
}
