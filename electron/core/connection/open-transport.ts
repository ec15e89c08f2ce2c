import type { PresenceReporter } from "./presence-reporter.ts";
import type { Subscriber } from "./subscriber.ts";
import type { Watchdog } from "./watchdog.ts";

/** What belongs to one open line. */
export interface OpenTransport {
  readonly watchdog: Watchdog;
  readonly presence: PresenceReporter;
  readonly subscriber: Subscriber;
  readonly timers: Map<"held" | "check", () => void>;
}

export function leave({ watchdog, presence, subscriber, timers }: OpenTransport): void {
  watchdog.stop();
  presence.stop();
  subscriber.stop();
  for (const cancel of timers.values()) cancel();
}
