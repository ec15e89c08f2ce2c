import type { Instant } from "../../../shared/domain/instant.ts";
import type { Clock } from "../ports/clock.ts";
import type { Attention, OpenBus, BusTransport, TransportEvent } from "../ports/bus.ts";
import { connectionEndOf, type ConnectionEnd } from "./connection-ends.ts";
import { trialPause, type TransportName } from "./transport-fallback.ts";

/** How long a trial may take to open, ms. */
const openWithin = 30_000;
/** How long an open one may take to answer a ping, ms. */
const answerWithin = 10_000;

/** A line that has got through, for somebody to take over: from then on `listener` hears what it says. */
export interface FoundLine {
  readonly transportName: TransportName;
  readonly line: OpenBus;
  follow(listener: (event: TransportEvent) => void): void;
}

export interface UpgradeProbe {
  /** Goes out now and then from now on, each time for all of these, best first, until one gets through. */
  begin(better: readonly TransportName[]): void;
  /** Goes out now, or as soon as it may begin: something has changed, or the person asks. */
  retryNow(): void;
  /** Ends what is under way, but remembers how often it failed. */
  end(): void;
  /** The best way has held: what failed before is forgotten. */
  forget(): void;
  /** When it goes out next; null while it is out, or at rest. */
  nextAt(): Instant | null;
}

/** Tries better ways beside the one that is in use, with growing pauses. A way is through when it has answered a ping. */
export function createUpgradeProbe(ports: {
  readonly transport: (transportName: TransportName) => BusTransport;
  readonly clock: Clock;
  readonly attention: () => Attention;
  /** The probe stops then, and the connection is the caller's. */
  readonly onThrough: (found: FoundLine) => void;
  readonly onBlocked: (transportName: TransportName, how: ConnectionEnd) => void;
}): UpgradeProbe {
  const { transport, clock, attention, onThrough, onBlocked } = ports;
  /** Empty while it rests. */
  let better: readonly TransportName[] = [];
  let isPromoted = false;
  let trials = 0;
  let nextAt: Instant | null = null;
  let cancelTimer: (() => void) | null = null;
  let endTrial: (() => void) | null = null;

  function plan(): void {
    const pause = isPromoted ? 0 : trialPause(trials);
    isPromoted = false;
    nextAt = clock.now() + pause;
    cancelTimer = clock.after(pause, goOut);
  }

  function goOut(): void {
    nextAt = null;
    trials += 1;
    tryNext(better);
  }

  function tryNext([transportName, ...others]: readonly TransportName[]): void {
    if (transportName === undefined) return plan();
    const trial: { line: OpenBus | null } = { line: null };
    let hear: (event: TransportEvent) => void = (event) => {
      switch (event.type) {
        case "opened":
          limit(answerWithin, "mute");
          return trial.line?.ping();
        case "heard":
        case "notices":
          return through();
        case "ended": {
          trial.line = null;
          const how = connectionEndOf(event.end);
          return blocked(how === "cut" ? "cut-early" : how);
        }
      }
    };
    const over = () => {
      cancelTimer?.();
      endTrial = null;
    };
    const leave = () => {
      over();
      hear = () => {};
      trial.line?.close();
    };
    const blocked = (how: ConnectionEnd) => {
      leave();
      tryNext(others);
      onBlocked(transportName, how);
    };
    const through = () => {
      const { line } = trial;
      if (!line) return;
      over();
      better = [];
      onThrough({
        transportName,
        line,
        follow(listener) {
          hear = listener;
        },
      });
    };
    const limit = (within: number, how: ConnectionEnd) => {
      cancelTimer?.();
      cancelTimer = clock.after(within, () => blocked(how));
    };
    limit(openWithin, "timeout");
    endTrial = leave;
    trial.line = transport(transportName).open((event) => hear(event), attention);
  }

  return {
    begin(fallback) {
      better = fallback;
      if (better.length > 0) plan();
    },
    retryNow() {
      if (endTrial) return;
      trials = 0;
      isPromoted = true;
      if (better.length === 0) return;
      cancelTimer?.();
      plan();
    },
    end() {
      better = [];
      nextAt = null;
      cancelTimer?.();
      endTrial?.();
    },
    forget() {
      trials = 0;
    },
    nextAt: () => nextAt,
  };
}
