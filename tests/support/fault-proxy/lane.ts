import type { Socket } from "node:net";
import type { Clock, Random } from "../../../electron/core/ports/clock.ts";
import type { CutHow, RequestFault } from "./fault.ts";

export interface LanePorts {
  readonly direction: "toServer" | "toClient";
  readonly to: () => Pick<Socket, "write" | "end" | "writableNeedDrain">;
  /** The fault that holds at the moment. */
  readonly fault: () => RequestFault | null;
  readonly clock: Clock;
  readonly random: Random;
  /** Some bytes are on their way. */
  readonly onDelivered: () => void;
  /** The last byte that a `cut` lets through is on its way. */
  readonly onCut: (how: CutHow) => void;
}

/** One direction of a line: bytes in, the same bytes out in the same order, as late and as many as the fault says. */
export interface Lane {
  push(bytes: Buffer): void;
  /** After all that was pushed, the other side reads an end. */
  end(): void;
  /** Another fault holds. */
  refresh(): void;
  /** Another request begins: bytes are counted anew. */
  restart(): void;
  /** Whether whoever pushes should wait. */
  isFull(): boolean;
  /** Bytes that came in and are not on their way yet. */
  waiting(): number;
  stop(): void;
}

/** Bytes that may wait here before the source is told to pause. */
const room = 256 * 1_024;
/** A narrow line is served in slices of so many ms. */
const slice = 50;

export function createLane(ports: LanePorts): Lane {
  const { direction, clock, random } = ports;
  /** `bytes` is null for the end. */
  let queue: { readonly bytes: Buffer | null; readonly due: number }[] = [];
  let pending = 0;
  let busyUntil = -Infinity;
  let counted: { readonly fault: RequestFault; bytes: number } | null = null;
  let cancelTimer: (() => void) | null = null;
  let isStopped = false;

  /** When these bytes may come out; never before those ahead of them in the queue, whatever the jitter says. */
  function dueOf(length: number): number {
    const fault = ports.fault();
    const now = clock.now();
    if (fault?.type !== "slow") return now;
    const { latency = 0, jitter = 0, bytesPerSecond = Infinity } = fault;
    busyUntil = Math.max(now, busyUntil) + (length * 1_000) / bytesPerSecond;
    return busyUntil + latency + random() * jitter;
  }

  function add(bytes: Buffer | null): void {
    const length = bytes?.length ?? 0;
    pending += length;
    queue.push({ bytes, due: dueOf(length) });
  }

  function push(bytes: Buffer): void {
    if (isStopped) return;
    const fault = ports.fault();
    const rate = fault?.type === "slow" ? fault.bytesPerSecond : undefined;
    const size = rate === undefined ? bytes.length : Math.max(1, Math.floor((rate * slice) / 1_000));
    for (let start = 0; start < bytes.length; start += size) add(bytes.subarray(start, start + size));
    flush();
  }

  function flush(): void {
    cancelTimer?.();
    cancelTimer = null;
    while (ports.fault()?.type !== "half-open") {
      const [first] = queue;
      if (first === undefined) return;
      const wait = first.due - clock.now();
      if (wait > 0) {
        cancelTimer = clock.after(wait, flush);
        return;
      }
      queue.shift();
      pending -= first.bytes?.length ?? 0;
      if (first.bytes === null) ports.to().end();
      else deliver(first.bytes);
    }
  }

  function deliver(bytes: Buffer): void {
    const left = leftUntilCut();
    if (bytes.length > left.bytes) {
      stop();
      if (left.bytes > 0) ports.to().write(bytes.subarray(0, left.bytes));
      ports.onCut(left.how);
      return;
    }
    if (counted) counted.bytes += bytes.length;
    ports.to().write(bytes);
    ports.onDelivered();
  }

  function leftUntilCut(): { readonly bytes: number; readonly how: CutHow } {
    const fault = ports.fault();
    const limit = fault?.type === "cut" ? fault[direction] : undefined;
    if (fault?.type !== "cut" || limit === undefined) {
      counted = null;
      return { bytes: Infinity, how: "end" };
    }
    if (counted?.fault !== fault) counted = { fault, bytes: 0 };
    return { bytes: limit - counted.bytes, how: fault.how ?? "end" };
  }

  function stop(): void {
    isStopped = true;
    cancelTimer?.();
    queue = [];
    pending = 0;
  }

  return {
    push,
    end() {
      if (isStopped) return;
      add(null);
      flush();
    },
    refresh: flush,
    restart() {
      counted = null;
    },
    isFull: () => pending > room || ports.to().writableNeedDrain,
    waiting: () => pending,
    stop,
  };
}
