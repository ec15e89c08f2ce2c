import * as v from "valibot";
import { isBlank, type MessageContent } from "../../../shared/domain/messages/content.ts";
import type { OutboxEntry, OutboxFile } from "../../../shared/domain/outbox/types.ts";
import { threadKey, type ThreadRef } from "../../../shared/domain/messages/thread.ts";
import { ClientId, type MessageId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { backoff, type Pace } from "../retry/backoff.ts";
import { storageText } from "../workspace/failure-texts.ts";
import type { StorageFault } from "../ports/storage.ts";
import type { OutboxPorts } from "./outbox-ports.ts";
import { createDiskRetryQueue } from "./disk-retry-queue.ts";
import { look, orUnknown, post } from "./deliver.ts";
import { canBeRevised, isUnderWay, outgoing, restored, shown, type Entry } from "./entry.ts";
import { step, type Effect, type OutboxEvent } from "./outbox.ts";
import { emptyOutbox, type Outbox } from "./queue.ts";
import { createUploads } from "./upload-runner.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** The durable queue at work: saves, tells, tries; one first-in-first-out queue a thread. */
export interface OutboxRunner {
  /** Loads what earlier runs left and tells of each by `message-queued`. `setAside`: damaged files, kept under other names. */
  start(): { readonly setAside: readonly string[] };
  /** Nothing is tried before the first `true`, nor after `onSignedOut` until the next. Every `true` ends all pauses. */
  setOnline(isOnline: boolean): void;
  /**
   * On disk and told (`message-queued`) when it returns; the fault when it is not, and then nothing was told. `name`: the
   * one that it has already, as a draft.
   */
  send(
    thread: ThreadRef,
    content: MessageContent,
    replyTo: MessageId | null,
    files?: readonly OutboxFile[],
    name?: ClientId | null,
  ): Result<ClientId, StorageFault | { readonly type: "empty-text" }>;
  /** The message of that name was seen on the server, by the bus or by catch-up: its entry is settled. */
  observed(clientId: ClientId): void;
  /** Takes a failure, or a discard that has not come true yet, back; one that waits is tried at once. */
  retry(clientId: ClientId): Result<void, StorageFault | UnknownEntry>;
  /** Other words for a failed message, in its place and under its name, and then as `retry`. On disk when it returns. */
  revise(clientId: ClientId, content: MessageContent): Result<void, StorageFault | RevisionRefused>;
  /**
   * Done at once, unless it may be on its way: then it is not posted again, and ends as `message-discarded` when it is
   * surely not on the server, or as `message-accepted` when it is.
   */
  discard(clientId: ClientId): Result<void, StorageFault | UnknownEntry>;
  /** In the order written. */
  pending(): readonly OutboxEntry[];
  /** Ends all work; answers still on their way change nothing any more. */
  stop(): void;
}

export interface UnknownEntry {
  readonly type: "unknown-entry";
}

/** `under-way`: it has not failed (any more). `in-doubt`: it may be on the server with the words that it has. */
export interface RevisionRefused {
  readonly type: "empty-text" | "unknown-entry" | "under-way" | "in-doubt";
}

/** A look or a post costs the server some 50 ms (WIRE.md §9): the first pause may be short, but never none. */
const pace: Pace = { first: 2_000, cap: 60_000 };
const shortestPause = 1_000;

/** Stands on disk as the refusal of a message that was discarded on its way, should the app end before the outcome. */
const discardedOnItsWay = coded("message.unwanted");

export function createOutboxRunner(ports: OutboxPorts): OutboxRunner {
  const { store, files, api, clock, random, newId, log, emit, onSignedOut } = ports;
  const diskRetryQueue = createDiskRetryQueue<ClientId>({ clock, random, log });
  /** By their threads' keys. */
  const outboxes = new Map<string, Outbox>();
  const pauses = new Map<string, () => void>();
  const keys = new Map<ClientId, string>();
  const uploads = createUploads({ store, files, api, clock, log });
  let isOnline = false;
  let isStopped = false;
  let nextOrder = 1;

  const news: { readonly key: string; readonly event: OutboxEvent }[] = [];
  let isHandling = false;

  /** One event at a time: what an effect or a listener brings up comes after what is being done. */
  const handle = (key: string, event: OutboxEvent) => {
    if (isStopped) return;
    news.push({ key, event });
    if (isHandling) return;
    isHandling = true;
    try {
      for (let next = news.shift(); next; next = news.shift()) handleOne(next.key, next.event);
    } finally {
      isHandling = false;
    }
  };

  const handleOne = (key: string, event: OutboxEvent) => {
    const before = outboxes.get(key) ?? { ...emptyOutbox, isOnline };
    const [outbox, ...effects] = step(before, event, { now: clock.now(), monotonic: clock.monotonic() });
    if (outbox.entries.length > 0) outboxes.set(key, outbox);
    else outboxes.delete(key);
    for (const effect of effects) perform(key, effect);
  };

  const perform = (key: string, effect: Effect): void => {
    switch (effect.type) {
      case "look":
        void ask(key, effect.entry);
        return;
      case "post":
        void attempt(key, effect.entry);
        return;
      case "upload":
        uploads.begin(effect.entry, effect.file, (event) => handle(key, event));
        return;
      case "rest": {
        const { clientId, failures, atMost } = effect;
        const pause = Math.min(atMost, Math.max(shortestPause, backoff(failures, random, pace)));
        pauses.get(key)?.();
        pauses.set(
          key,
          clock.after(pause, () => handle(key, { type: "rested", clientId })),
        );
        return;
      }
      case "keep-refusal": {
        const { clientId, reason, isAbsent } = effect;
        return diskRetryQueue.run(clientId, "keep refusal", () => {
          const kept = store.markRefused(clientId, reason);
          // In this order: what has neither mark is posted without a question.
          return kept.ok && isAbsent ? store.clearDoubt(clientId) : kept;
        });
      }
      case "forget":
        keys.delete(effect.entry.clientId);
        uploads.callOff(effect.entry.clientId);
        return diskRetryQueue.run(effect.entry.clientId, "remove", () => remove(effect.entry));
      case "tell":
        return emit(effect.event);
      case "sign-out":
        setOnline(false);
        return onSignedOut();
    }
  };

  const ask = async (key: string, entry: Entry) => {
    const { clientId } = entry;
    const outcome = await orUnknown(log, clientId, look(api, outgoing(entry)));
    log("debug", "outbox.confirmed", { clientId, outcome: outcome.type });
    handle(key, { type: "looked", clientId, outcome });
  };

  const attempt = async (key: string, entry: Entry) => {
    const { clientId } = entry;
    // What was told of the entry leaves for the windows first: the person sees it before the disk and the network.
    await Promise.resolve();
    // [OB2] Meanwhile the server may have shown it.
    if (isStopped || find(clientId)?.phase.state !== "posting") return;
    // [OB3] The mark of an earlier attempt holds for this one too.
    const marked = entry.isMarked ? ok() : store.markMayHaveArrived(clientId);
    if (!marked.ok) {
      log("warn", "outbox.disk", { clientId, work: "mark", ...marked.error });
      const reason = storageText(marked.error);
      return handle(key, { type: "posted", clientId, outcome: { type: "unmarked", reason } });
    }
    const outcome = await orUnknown(log, clientId, post(api, outgoing(entry)));
    log("debug", "outbox.posted", { clientId, outcome: outcome.type });
    handle(key, { type: "posted", clientId, outcome });
  };

  /** The entry first: files without an entry are swept at the next start, an entry without its files would be stuck. */
  const remove = (entry: Entry) => {
    const removed = store.remove(entry.clientId);
    if (!removed.ok) return removed;
    for (const file of entry.files) {
      const gone = files.remove(file.id);
      if (!gone.ok) log("warn", "outbox.disk", { clientId: entry.clientId, work: "remove file", ...gone.error });
    }
    return removed;
  };

  const find = (clientId: ClientId): Entry | null => {
    const key = keys.get(clientId);
    const outbox = key === undefined ? null : outboxes.get(key);
    return outbox?.entries.find((entry) => entry.clientId === clientId) ?? null;
  };

  const enter = (entry: Entry) => {
    nextOrder = Math.max(nextOrder, entry.order + 1);
    const key = threadKey(entry.thread);
    keys.set(entry.clientId, key);
    handle(key, { type: "written", entry });
  };

  const setOnline = (isOnlineNow: boolean) => {
    isOnline = isOnlineNow;
    for (const key of outboxes.keys()) handle(key, { type: "line-changed", isOnline });
  };

  const retry = (clientId: ClientId): Result<void, StorageFault | UnknownEntry> => {
    const entry = find(clientId);
    if (!entry) return err({ type: "unknown-entry" });
    if (entry.phase.state === "failed" || entry.isUnwanted) {
      const cleared = store.clearRefusal(clientId);
      if (!cleared.ok) return cleared;
      diskRetryQueue.cancel(clientId);
    }
    handle(threadKey(entry.thread), { type: "retried", clientId });
    return ok();
  };

  let started: { readonly setAside: readonly string[] } | null = null;

  const start = () => {
    if (started) return started;
    const { entries, setAside } = store.load();
    started = { setAside };
    for (const stored of entries) enter(restored(stored, clock.monotonic()));
    const others = ports.otherFiles();
    // What could not be read may come back, and wants its files then.
    if (setAside.length === 0 && others !== null)
      files.sweep(new Set([...others, ...entries.flatMap((stored) => stored.files.map(({ id }) => id))]));
    return started;
  };

  return {
    setOnline,
    retry,

    start,

    send(thread, content, replyTo, attached = [], name = null) {
      if (isBlank(content) && attached.length === 0) return err({ type: "empty-text" });
      // [OB4] Whoever writes before all is up stands behind what earlier runs left, and is not loaded a second time.
      start();
      const clientId = name ?? v.parse(ClientId, newId());
      const written = { clientId, thread, content, replyTo, files: attached, queuedAt: clock.now(), order: nextOrder };
      const saved = store.add(written);
      if (!saved.ok) return saved;
      const notUploaded = attached.map((file) => ({ ...file, upload: null }));
      enter(restored({ ...written, files: notUploaded, mayHaveArrived: false, refusal: null }, clock.monotonic()));
      return ok(clientId);
    },

    observed(clientId) {
      const entry = find(clientId);
      if (entry) handle(threadKey(entry.thread), { type: "observed", clientId });
    },

    revise(clientId, content) {
      const entry = find(clientId);
      if (!entry) return err({ type: "unknown-entry" });
      if (isBlank(content) && entry.files.length === 0) return err({ type: "empty-text" });
      if (entry.phase.state !== "failed") return err({ type: "under-way" });
      if (!canBeRevised(entry)) return err({ type: "in-doubt" });
      // The words before the refusal goes: whenever this is cut short, what is tried again is what the person wrote last.
      const saved = store.revise(clientId, content);
      if (!saved.ok) return saved;
      handle(threadKey(entry.thread), { type: "revised", clientId, content });
      return retry(clientId);
    },

    discard(clientId) {
      const entry = find(clientId);
      if (!entry) return err({ type: "unknown-entry" });
      const isLater = isUnderWay(entry);
      const saved = isLater ? store.markRefused(clientId, discardedOnItsWay) : remove(entry);
      if (!saved.ok) return saved;
      if (!isLater) {
        uploads.callOff(clientId);
        keys.delete(clientId);
        diskRetryQueue.cancel(clientId);
      }
      handle(threadKey(entry.thread), { type: "discarded", clientId });
      return ok();
    },

    pending: () =>
      [...outboxes.values()]
        .flatMap(({ entries }) => entries)
        .toSorted((a, b) => a.order - b.order)
        .map(shown),

    stop() {
      isStopped = true;
      for (const undo of pauses.values()) undo();
      pauses.clear();
      uploads.stop();
      diskRetryQueue.stop();
    },
  };
}
