import type { Clock } from "../../core/ports/clock.ts";

/**
 * The server ends a line that sends more than ten frames within two seconds, pings and pongs included
 * (WIRE.md §3.4). Two of the ten are left for the pongs that the socket sends by itself.
 */
const burst = 8;
const window = 2_000;

export interface FrameQueue {
  /** Sends at once while the rate allows. Of a kind that is waiting only the newest is kept: it says all. */
  push(kind: string, send: () => void): void;
  clear(): void;
}

export function createFrameQueue(clock: Clock): FrameQueue {
  const waiting = new Map<string, () => void>();
  let sentAt: readonly number[] = [];
  let stopWaiting: (() => void) | null = null;

  function flush(): void {
    stopWaiting = null;
    for (const [kind, send] of waiting) {
      // What was sent in a future that the clock was set back from was sent just now at the latest.
      const now = clock.now();
      sentAt = sentAt.map((at) => Math.min(at, now)).filter((at) => at > now - window);
      const oldest = sentAt[0];
      if (oldest !== undefined && sentAt.length >= burst) {
        stopWaiting = clock.after(oldest + window - now, flush);
        return;
      }
      waiting.delete(kind);
      sentAt = [...sentAt, now];
      send();
    }
  }

  return {
    push(kind, send) {
      waiting.delete(kind);
      waiting.set(kind, send);
      if (stopWaiting === null) flush();
    },
    clear() {
      stopWaiting?.();
      stopWaiting = null;
      waiting.clear();
    },
  };
}
