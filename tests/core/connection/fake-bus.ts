import type { SystemSignal, SystemSignals } from "../../../electron/core/ports/desktop.ts";
import type {
  Attention,
  BusNotice,
  BusTransport,
  TransportEnd,
  TransportEvent,
} from "../../../electron/core/ports/bus.ts";

/** A transport whose other end is the test: what was sent stands in `sent`, what shall come is said by `say`. */
export interface FakeBus extends BusTransport {
  /** `open 1`, `subscribe 1 [partner:43] 0`, `ping 1`, …, numbered by line. */
  readonly sent: readonly string[];
  /** What the line of the moment finds. */
  attention(): Attention;
  /** What was sent since the last call. */
  take(): readonly string[];
  say(event: TransportEvent): void;
  /** As `say`, on a line of before: what a socket that was left still has to say. */
  sayLate(line: number, event: TransportEvent): void;
  opens(): void;
  ends(end: Partial<TransportEnd>): void;
  notifies(...notices: readonly BusNotice[]): void;
}

export function createFakeBus(): FakeBus {
  const sent: string[] = [];
  let taken = 0;
  const listeners: ((event: TransportEvent) => void)[] = [];
  let attentionNow: () => Attention = () => "away";
  let current: ((event: TransportEvent) => void) | null = null;
  const say = (event: TransportEvent) => current?.(event);
  return {
    sent,
    take() {
      const news = sent.slice(taken);
      taken = sent.length;
      return news;
    },
    say,
    sayLate: (line, event) => listeners[line - 1]?.(event),
    opens: () => say({ type: "opened" }),
    ends(end) {
      const listener = current;
      current = null;
      listener?.({ type: "ended", end: { code: null, reason: "", status: null, fault: null, ...end } });
    },
    notifies: (...notices) => say({ type: "notices", notices }),
    attention: () => attentionNow(),
    open(listener, attention) {
      attentionNow = attention;
      const line = listeners.push(listener);
      current = listener;
      sent.push(`open ${line}`);
      return {
        subscribe: (presenceOf, last) => sent.push(`subscribe ${line} [${presenceOf.join(" ")}] ${last}`),
        updatePresence: (idle) => sent.push(`presence ${line} ${idle}`),
        ping: () => sent.push(`ping ${line}`),
        close() {
          if (current === listener) current = null;
          sent.push(`close ${line}`);
        },
      };
    },
  };
}

/** The desktop's signals, given by the test. */
export interface FakeSignals extends SystemSignals {
  give(signal: SystemSignal): void;
  setIdleTime(ms: number): void;
  /** How often it was asked, which costs a wake-up. */
  looks(): number;
  readonly listeners: number;
}

export function createFakeSignals(): FakeSignals {
  const listeners = new Set<(signal: SystemSignal) => void>();
  let idle = 0;
  let looks = 0;
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idleTime() {
      looks += 1;
      return idle;
    },
    give: (signal) => listeners.forEach((listener) => listener(signal)),
    setIdleTime(ms) {
      idle = ms;
    },
    looks: () => looks,
    get listeners() {
      return listeners.size;
    },
  };
}
