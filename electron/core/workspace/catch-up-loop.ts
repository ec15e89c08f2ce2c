import type { Message } from "../../../shared/domain/messages/types.ts";
import { err, type Result } from "../../../shared/result.ts";
import { backoff } from "../retry/backoff.ts";
import type { Clock, Random } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ServerFailure } from "../ports/server.ts";

export interface CatchUpLoop {
  /** A line is up: catches up, again and again until it has worked. A run under way is overtaken. */
  begin(): void;
  /** Ends the pause after a failure. */
  retryNow(): void;
  /** The line is gone. */
  end(): void;
  isRunning(): boolean;
}

export function createCatchUpLoop(ports: {
  readonly run: () => Promise<Result<{ readonly arrived: readonly Message[] }, ServerFailure>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** What a run brought; also one that was overtaken, for no other brings it again. */
  readonly onArrived: (arrived: readonly Message[]) => void;
  readonly onDone: () => void;
}): CatchUpLoop {
  const { run, clock, random, log, onArrived, onDone } = ports;
  /** The run of the moment; null when there is none. */
  let current: { failures: number } | null = null;
  let cancelWait: (() => void) | null = null;

  /** A run that throws is a run that failed: the screen may be behind, and says so until one has worked. */
  async function whole(): ReturnType<typeof run> {
    try {
      return await run();
    } catch (error) {
      log("error", "catch-up-threw", { error: String(error) });
      return err({ type: "unanswered", detail: String(error) });
    }
  }

  async function attempt(mine: { failures: number }): Promise<void> {
    const result = await whole();
    if (result.ok) onArrived(result.value.arrived);
    if (current !== mine) return;
    if (result.ok) {
      current = null;
      return onDone();
    }
    mine.failures += 1;
    cancelWait = clock.after(backoff(mine.failures, random), again);
  }

  function stopWaiting(): void {
    cancelWait?.();
    cancelWait = null;
  }

  function again(): void {
    stopWaiting();
    if (current) void attempt(current);
  }

  return {
    begin() {
      current = { failures: 0 };
      again();
    },
    retryNow() {
      if (cancelWait) again();
    },
    end() {
      stopWaiting();
      current = null;
    },
    isRunning: () => current !== null,
  };
}
