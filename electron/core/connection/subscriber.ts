import type { Clock } from "../ports/clock.ts";

/** As the official client: the server closes a line on which 10 frames come within 2 s (WIRE.md §3.4), ms. */
const debounce = 300;
/** Between two subscribes at least, ms: with pings and presence we stay well below the server's limit. */
const atMostEvery = 500;

export interface Subscriber {
  /** Soon; what is asked for until then goes with it. */
  again(): void;
  stop(): void;
}

/** Subscribes anew on one open line, which has subscribed just now. */
export function createSubscriber(clock: Clock, subscribe: () => void): Subscriber {
  let subscribedAt = clock.monotonic();
  let cancel: (() => void) | null = null;
  return {
    again() {
      cancel ??= clock.after(Math.max(debounce, subscribedAt + atMostEvery - clock.monotonic()), () => {
        cancel = null;
        subscribedAt = clock.monotonic();
        subscribe();
      });
    },
    stop: () => cancel?.(),
  };
}
