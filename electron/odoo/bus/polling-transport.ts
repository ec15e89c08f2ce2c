import type { Clock } from "../../core/ports/clock.ts";
import type { TransportEnd, TransportEvent } from "../../core/ports/bus.ts";
import { lineEnd } from "./bus-frames.ts";

/** A line that lives by asking: rounds of questions, one after the other, with a pause between them. */
export interface PollingTransport {
  /** Calls off what is under way when the line is over. */
  readonly signal: AbortSignal;
  isOver(): boolean;
  /** Nothing is told any more once it is over. */
  report(event: TransportEvent): void;
  /** A round at once, or after the one that is under way; several that are asked for meanwhile become one. */
  askSoon(): void;
  end(why: Partial<TransportEnd>): void;
  leave(): void;
}

export function createAskingLine(ports: {
  readonly clock: Clock;
  readonly listener: (event: TransportEvent) => void;
  readonly round: () => Promise<void>;
  /** Until the next round, ms; null: it has to be asked for. */
  readonly pause: () => number | null;
}): PollingTransport {
  const { clock, listener, round, pause } = ports;
  const calls = new AbortController();
  let isOver = false;
  let isAsking = false;
  let isAskedAgain = false;
  let stopWaiting: (() => void) | null = null;

  function report(event: TransportEvent): void {
    if (!isOver) listener(event);
  }

  function leave(): void {
    isOver = true;
    stopWaiting?.();
    calls.abort();
  }

  async function ask(): Promise<void> {
    stopWaiting?.();
    isAsking = true;
    isAskedAgain = false;
    try {
      await round();
    } catch (error) {
      // None of the answers that there are: the line is given up and tried again later, rather than silent for ever.
      return end({ fault: { type: "broken", detail: `a round has failed: ${String(error)}` } });
    } finally {
      isAsking = false;
    }
    if (isOver) return;
    const rest = pause();
    if (isAskedAgain) void ask();
    else if (rest !== null) stopWaiting = clock.after(rest, () => void ask());
  }

  function end(why: Partial<TransportEnd>): void {
    report({ type: "ended", end: lineEnd(why) });
    leave();
  }

  return {
    signal: calls.signal,
    isOver: () => isOver,
    report,
    askSoon() {
      if (isOver) return;
      if (isAsking) isAskedAgain = true;
      else void ask();
    },
    end,
    leave,
  };
}
