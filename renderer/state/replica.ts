import type { AppEvent, AppState } from "../../shared/domain/app-state.ts";
import { batchFromJson, type EventBatch } from "../../shared/ipc/event-batch.ts";
import type { Bridge } from "../../shared/ipc/bridge.ts";
import type { Snapshot } from "../../shared/ipc/snapshot.ts";
import { isUserInitiated } from "../../shared/ipc/user-initiated.ts";
import { reduceApp } from "../../shared/domain/app-reduce.ts";
import type { ReadableStore } from "./store.ts";

/**
 * This window's copy of what main holds: one snapshot, then every event folded by the same function as in main.
 *
 * [RP1] Events are folded in order and once; a hole in their numbers is answered by a new snapshot.
 * [RP2] While batches keep coming the window is told once a frame, in the frame's own turn; the first few of them are
 * told at once, and so is always what the person did.
 */
export interface Replica extends ReadableStore<AppState | null> {
  /** Returns its undo. */
  start(): () => void;
  /** Folds what this window does for itself, such as opening a timeline. Main never hears of it. */
  fold(event: AppEvent): void;
  /** A snapshot has replaced everything; what the window held for itself is gone. Returns the undo. */
  onSnapshot(listener: () => void): () => void;
}

export interface ReplicaOptions {
  readonly bridge: Bridge;
  /** ms, from any beginning; never goes back. */
  readonly now: () => number;
  /** Runs once before the next paint; in a hidden window, when it is shown again. */
  readonly nextFrame: (run: () => void) => void;
  /** Runs once after a while, to try again what failed. */
  readonly later: (run: () => void) => void;
  /** What should not have been able to fail, for the log. */
  readonly onFault: (error: unknown) => void;
  /**
   * What this window does to each new state before anyone sees it, such as capping timelines. `told`: what was seen
   * last; null for a snapshot, and for what the window folds for itself.
   */
  readonly settle: (app: AppState, told: AppState | null) => AppState;
  /** Hears of every snapshot before anyone sees it. */
  readonly onTaken: (snapshot: Snapshot) => void;
}

/** One display frame, ms: nobody sees what comes within it one by one. */
const frame = 16;

/** So many batches within a frame are told as they come: somebody stops typing, and here is what they typed. */
const atOnce = 2;

export function createReplica({ bridge, now, nextFrame, later, onFault, settle, onTaken }: ReplicaOptions): Replica {
  let app: AppState | null = null;
  /** Number of the next event to fold; null while a snapshot is on its way. */
  let expected: number | null = null;
  let waiting: EventBatch[] = [];
  let isStopped = false;
  let told: AppState | null = null;
  /** The last frame's worth of time in which something was told at once, and how often. */
  let frameBegan = -Infinity;
  let toldInFrame = 0;
  let isFrameAwaited = false;
  const listeners = new Set<() => void>();
  const snapshotListeners = new Set<() => void>();

  function tell(): void {
    told = app;
    for (const listener of listeners) listener();
  }

  /** [RP2] A frame is asked for only when there is something left to tell in it: an empty one costs half a ms, too. */
  function tellInTime(isDeed: boolean): void {
    if (isDeed) return tell();
    if (isFrameAwaited) return;
    if (now() - frameBegan >= frame) {
      frameBegan = now();
      toldInFrame = 0;
    }
    toldInFrame += 1;
    if (toldInFrame <= atOnce) tell();
    else tellInFrames();
  }

  /**
   * Goes on until a frame finds nothing to tell. What is told between frames is laid out before their turn, to find
   * what the pointer is on, and what is told in their turn is laid out after it: in a flood it is the one or the other.
   */
  function tellInFrames(): void {
    isFrameAwaited = true;
    nextFrame(() => {
      isFrameAwaited = false;
      if (told === app) return;
      tell();
      tellInFrames();
    });
  }

  /** [RP1] Events from before the snapshot are in it already. Returns false at a hole. */
  function foldBatch({ first, events }: EventBatch): boolean {
    if (expected === null || app === null || first > expected) return false;
    const fresh = events.slice(expected - first);
    if (fresh.length === 0) return true;
    expected += fresh.length;
    const before = app;
    const after = folded(fresh, before);
    if (after === null) return false;
    app = after;
    if (app !== before) tellInTime(fresh.some(isUserInitiated));
    return true;
  }

  /** Null when an event cannot be folded: main holds what it comes to, and a snapshot brings it. */
  function folded(events: readonly AppEvent[], before: AppState): AppState | null {
    try {
      return settle(events.reduce(reduceApp, before), told);
    } catch (error) {
      onFault(error);
      return null;
    }
  }

  function refused(error: unknown): null {
    onFault(error);
    return null;
  }

  function receive(batch: EventBatch): void {
    if (expected === null) waiting.push(batch);
    else if (!foldBatch(batch)) {
      waiting.push(batch);
      void takeSnapshot();
    }
  }

  /** Main may fail to answer; then it is asked again, for without a snapshot there is nothing to show. */
  async function takeSnapshot(): Promise<void> {
    expected = null;
    const snapshot = await bridge.invoke("snapshot", {}).catch(refused);
    if (isStopped) return;
    if (snapshot === null) {
      later(() => void takeSnapshot());
      return;
    }
    expected = snapshot.seq;
    app = settle(snapshot.app, null);
    // What a window held goes first: what it opens because of this snapshot needs no opening anew.
    for (const listener of snapshotListeners) listener();
    onTaken(snapshot);
    tell();
    const batches = waiting;
    waiting = [];
    for (const batch of batches) receive(batch);
  }

  return {
    get: () => app,
    subscribe: subscribeTo(listeners),
    onSnapshot: subscribeTo(snapshotListeners),
    start() {
      isStopped = false;
      const stopListening = bridge.onEvents((json) => receive(batchFromJson(json)));
      void takeSnapshot();
      return () => {
        isStopped = true;
        stopListening();
      };
    },
    fold(event) {
      if (app === null) return;
      app = settle(reduceApp(app, event), null);
      tell();
    },
  };
}

function subscribeTo<L>(listeners: Set<L>): (listener: L) => () => void {
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
