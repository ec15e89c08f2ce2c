import * as v from "valibot";
import { afterSending, draftOf, isEmptyDraft, isSameDraft } from "../../../shared/domain/drafts/draft.ts";
import type { Draft, KeptDraft } from "../../../shared/domain/drafts/types.ts";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import { ClientId, type ChannelId, type FileId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createDiskRetryQueue } from "../outbox/disk-retry-queue.ts";
import type { Clock, NewId, Random } from "../ports/clock.ts";
import type { DraftStore, StoredDraft } from "../ports/drafts.ts";
import type { Log } from "../ports/log.ts";
import type { StorageFault } from "../ports/storage.ts";
import { fits } from "./limits.ts";

/**
 * What is being written in the conversations of one workspace, whatever window it is written in.
 *
 * [DR1] A draft is on disk before any window hears of it. There is one for each conversation, and the last one that was
 *       written holds.
 * [DR2] A draft goes when its message is in the outbox, and never before. The message has the name that the draft has
 *       on disk: one whose message is in the outbox at the start was sent, and goes then.
 * [DR3] All of them together are bounded, in number and in length; one more is refused, and nothing is lost of the others.
 * [DR4] Who clears a draft clears what they know: what another window has written since stays.
 */
export interface Drafts {
  /** The files that drafts on disk have; null when one of them could not be read, and may have others. */
  files(): ReadonlySet<FileId> | null;
  /** Brings back what earlier runs left. `queued`: the messages in the outbox ([DR2]). */
  start(queued: ReadonlySet<ClientId>): void;
  /**
   * On disk and told (`draft-changed`) when it returns; the fault when it is not, and then the last one holds.
   * @param known the newest revision that the window knows of ([DR4])
   */
  save(channel: ChannelId, draft: Draft, known: number): Result<KeptDraft, StorageFault | TooManyDrafts>;
  /** The name that the next message of this conversation gets; null while nothing of it is on disk. */
  clientIdOf(channel: ChannelId): ClientId | null;
  /** Its message is in the outbox ([DR2]). */
  sent(channel: ChannelId): void;
  stop(): void;
}

/** [DR3] */
export interface TooManyDrafts {
  readonly type: "too-many-drafts";
}

export function createDrafts(ports: {
  readonly store: DraftStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly log: Log;
  /** Those of the files whose copies are there; from now on they can be sent. */
  readonly reattach: (files: readonly OutboxFile[]) => readonly OutboxFile[];
  readonly onChanged: (draft: KeptDraft) => void;
}): Drafts {
  const { store, clock, random, newId, log, reattach, onChanged } = ports;
  const onDisk = new Map<ChannelId, StoredDraft>();
  const held = new Map<ChannelId, KeptDraft>();
  const diskRetryQueue = createDiskRetryQueue<ChannelId>({ clock, random, log });
  // A workspace that is opened anew goes on where windows know of it.
  let revision = Math.ceil(clock.monotonic());
  let isStopped = false;
  let loaded: ReturnType<DraftStore["load"]> | null = null;

  function load(): ReturnType<DraftStore["load"]> {
    if (loaded) return loaded;
    loaded = store.load();
    for (const draft of loaded.drafts) onDisk.set(draft.channel, draft);
    return loaded;
  }

  function hold(channel: ChannelId, draft: Draft): KeptDraft {
    revision += 1;
    const kept = { ...draftOf(draft), channel, revision, updatedAt: clock.now() };
    held.set(channel, kept);
    onChanged(kept);
    return kept;
  }

  const stored = (channel: ChannelId, draft: Draft, clientId: ClientId): StoredDraft => ({
    ...draftOf(draft),
    channel,
    clientId,
    updatedAt: clock.now(),
  });

  /** What is left of one that was sent takes its place on the disk, now or when that takes it. */
  function leave(channel: ChannelId, rest: Draft): void {
    const next = isEmptyDraft(rest) ? null : stored(channel, rest, v.parse(ClientId, newId()));
    onDisk.delete(channel);
    if (next) onDisk.set(channel, next);
    diskRetryQueue.run(channel, "remove draft", () => (next ? store.write(next) : store.remove(channel)));
  }

  async function leaveLater(channel: ChannelId, rest: Draft, kept: KeptDraft): Promise<void> {
    await Promise.resolve();
    if (!isStopped && held.get(channel) === kept) leave(channel, rest);
  }

  return {
    files() {
      const { drafts, setAside } = load();
      return setAside.length > 0 ? null : new Set(drafts.flatMap(({ files }) => files.map(({ id }) => id)));
    },

    start(queued) {
      for (const { clientId, channel, ...draft } of load().drafts) {
        if (held.has(channel)) continue;
        const left = queued.has(clientId) ? afterSending(draft) : { ...draft, files: reattach(draft.files) };
        if (queued.has(clientId)) leave(channel, left);
        if (!isEmptyDraft(left)) hold(channel, left);
      }
    },

    save(channel, draft, known) {
      load();
      const before = held.get(channel);
      if (before && isSameDraft(before, draft)) return ok(before);
      if (isEmptyDraft(draft)) {
        if (!before) return ok({ ...draft, channel, revision, updatedAt: clock.now() });
        if (before.revision > known) return ok({ ...draft, channel, revision: known, updatedAt: clock.now() });
        const removed = store.remove(channel);
        if (!removed.ok) return removed;
        onDisk.delete(channel);
      } else {
        const others = [...held].flatMap(([other, one]) => (other === channel || isEmptyDraft(one) ? [] : one));
        if (!fits(others, draft)) return err({ type: "too-many-drafts" });
        const next = stored(channel, draft, onDisk.get(channel)?.clientId ?? v.parse(ClientId, newId()));
        const written = store.write(next);
        if (!written.ok) return written;
        onDisk.set(channel, next);
      }
      diskRetryQueue.cancel(channel);
      return ok(hold(channel, draft));
    },

    clientIdOf: (channel) => onDisk.get(channel)?.clientId ?? null,

    sent(channel) {
      const draft = held.get(channel);
      if (!draft || isEmptyDraft(draft)) return;
      const rest = afterSending(draft);
      const kept = hold(channel, rest);
      onDisk.delete(channel);
      // The echo of the message leaves for the windows first: the disk has time, as [DR2] holds whenever this is cut short.
      void leaveLater(channel, rest, kept);
    },

    stop() {
      isStopped = true;
      diskRetryQueue.stop();
    },
  };
}
