/**
 * The queue of one thread, as a pure state machine. A workspace has one for each conversation and record it writes to.
 *
 * [OB1] An entry leaves the outbox only with a message id, a refusal, or the user's word.
 * [OB2] An entry that may have arrived is not posted until the server says it is absent.
 * [OB3] The doubt is on disk before the request leaves, so after a crash we look before we post.
 * [OB4] Within a thread order is kept; between threads nothing waits.
 * [OB5] A message's files are on the server before it, each marked on disk as its upload ends: after a crash only what
 *       has no mark goes up again. An upload cut off before its mark leaves an attachment that no message names.
 */
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { MessageContent } from "../../../shared/domain/messages/content.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ClientId, FileId } from "../../../shared/ids.ts";
import type { StoredFile } from "../ports/storage.ts";
import type { Hindrance, LookOutcome, PostOutcome, UploadOutcome } from "./deliver.ts";
import { canBeRevised, isUnderWay, serverRetryTime, shown, type Entry } from "./entry.ts";
import { news } from "./news.ts";
import { headOf, leave, replace, without, type Outbox } from "./queue.ts";
import { missingUpload, percentSent, withUpload } from "./uploads.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

export type OutboxEvent =
  | { readonly type: "written"; readonly entry: Entry }
  | { readonly type: "line-changed"; readonly isOnline: boolean }
  /** `unmarked`: it was not posted, because the doubt could not be put on disk; `reason` for the person. */
  | { readonly type: "posted"; readonly clientId: ClientId; readonly outcome: PostOutcome | Unmarked }
  | { readonly type: "looked"; readonly clientId: ClientId; readonly outcome: LookOutcome }
  | {
      readonly type: "uploaded";
      readonly clientId: ClientId;
      readonly file: FileId;
      readonly outcome: UploadOutcome | Unreadable;
    }
  | { readonly type: "upload-moved"; readonly clientId: ClientId; readonly file: FileId; readonly sent: number }
  | { readonly type: "rested"; readonly clientId: ClientId }
  /** The message itself was seen on the server, by another way than our own request. */
  | { readonly type: "observed"; readonly clientId: ClientId }
  | { readonly type: "retried"; readonly clientId: ClientId }
  /** A failed one has other words from now on; it stays failed. */
  | { readonly type: "revised"; readonly clientId: ClientId; readonly content: MessageContent }
  | { readonly type: "discarded"; readonly clientId: ClientId };

interface Unmarked {
  readonly type: "unmarked";
  readonly reason: CodedText;
}

/** The copy is not there, or not as it was; `reason` for the person. */
interface Unreadable {
  readonly type: "unreadable";
  readonly reason: CodedText;
}

export type Effect =
  /** Ask for it, or post it; then say `looked` or `posted`. */
  | { readonly type: "look" | "post"; readonly entry: Entry }
  /** Send one of its files; then say `uploaded`, and `upload-moved` meanwhile. */
  | { readonly type: "upload"; readonly entry: Entry; readonly file: StoredFile }
  /** Pause after so many failures in a row, `atMost` ms; then say `rested`. Replaces an earlier pause. */
  | { readonly type: "rest"; readonly clientId: ClientId; readonly failures: number; readonly atMost: number }
  /** `isAbsent`: the server surely does not have it, so that the doubt goes from the disk as well. */
  | {
      readonly type: "keep-refusal";
      readonly clientId: ClientId;
      readonly reason: CodedText;
      readonly isAbsent: boolean;
    }
  | { readonly type: "forget"; readonly entry: Entry }
  | { readonly type: "tell"; readonly event: DiscussEvent }
  | { readonly type: "sign-out" };

type Step = readonly [Outbox, ...Effect[]];

/** A disk that refuses the mark so often in a row is not having a moment: the person has to know. */
const patienceWithDisk = 5;

/**
 * One moment on two clocks: the one on the wall for what is kept over the end of the program, and the steady one for how
 * long something takes. A doubt must end neither sooner nor later because somebody sets the time.
 */
export interface Moment {
  readonly now: Instant;
  /** ms */
  readonly monotonic: number;
}

/** Next state and what to do about it, in this order. What an entry that has left hears of afterwards changes nothing. */
export function step(outbox: Outbox, event: OutboxEvent, moment: Moment): Step {
  const [changed, ...effects] = apply(outbox, event, moment.monotonic);
  const [started, ...attempts] = start(changed, moment);
  return [started, ...effects, ...news(outbox, started, event), ...attempts];
}

function apply(outbox: Outbox, event: OutboxEvent, monotonic: number): Step {
  if (event.type === "written") return written(outbox, event.entry);
  if (event.type === "line-changed") return lineChanged(outbox, event.isOnline);
  const entry = outbox.entries.find(({ clientId }) => clientId === event.clientId);
  if (!entry) return [outbox];
  switch (event.type) {
    case "posted":
      return entry.phase.state === "posting" ? posted(outbox, entry, event.outcome, monotonic) : [outbox];
    case "looked":
      return entry.phase.state === "looking"
        ? looked(outbox, entry, entry.phase.since, event.outcome, monotonic)
        : [outbox];
    case "uploaded":
      return isUploading(entry, event.file) ? uploaded(outbox, entry, event.file, event.outcome) : [outbox];
    case "upload-moved":
      return isUploading(entry, event.file) ? [moved(outbox, entry, event.file, event.sent)] : [outbox];
    case "rested":
      return entry.phase.state === "resting" ? [replace(outbox, { ...entry, phase: { state: "ready" } })] : [outbox];
    case "observed":
      return [leave(outbox, entry), { type: "forget", entry }];
    case "retried":
      return retried(outbox, entry);
    case "revised":
      return revised(outbox, entry, event.content);
    case "discarded":
      return isUnderWay(entry)
        ? [replace(outbox, { ...entry, isUnwanted: true })]
        : [without(outbox, entry), { type: "tell", event: { type: "message-discarded", clientId: entry.clientId } }];
  }
}

/** [OB4] Only the first that has not failed is tried, and only one request of a conversation is out at a time. */
function start(outbox: Outbox, { now, monotonic }: Moment): Step {
  const head = headOf(outbox);
  if (!outbox.isOnline || head?.phase.state !== "ready") return [outbox];
  // [OB5] What may have arrived has its files already.
  const file = head.doubtSince === null ? missingUpload(head, now) : null;
  if (file) {
    const percent = percentSent(head, file.id, 0);
    const entry: Entry = { ...head, phase: { state: "uploading", file: file.id, percent } };
    return [replace(outbox, entry), { type: "upload", entry, file }];
  }
  // [OB2]
  const isPost = head.doubtSince === null;
  const entry: Entry = { ...head, phase: isPost ? { state: "posting" } : { state: "looking", since: monotonic } };
  return [replace(outbox, entry), { type: isPost ? "post" : "look", entry }];
}

function written(outbox: Outbox, entry: Entry): Step {
  return [
    { ...outbox, entries: [...outbox.entries, entry] },
    { type: "tell", event: { type: "message-queued", entry: shown(entry) } },
  ];
}

/** A new line ends every pause; without one there is nothing to pause for. */
function lineChanged(outbox: Outbox, isOnline: boolean): Step {
  const entries = outbox.entries.map((entry): Entry =>
    entry.phase.state === "resting" ? { ...entry, phase: { state: "ready" } } : entry,
  );
  return [{ isOnline, entries, failures: isOnline ? 0 : outbox.failures }];
}

function isUploading({ phase }: Entry, file: FileId): boolean {
  return phase.state === "uploading" && phase.file === file;
}

/** [OB5] Without an answer it simply goes up again: an attachment too many is nobody's. */
function uploaded(outbox: Outbox, entry: Entry, file: FileId, outcome: UploadOutcome | Unreadable): Step {
  switch (outcome.type) {
    case "uploaded": {
      const { attachment, at } = outcome;
      const ready = withUpload<Entry>({ ...entry, phase: { state: "ready" } }, file, { attachment, at });
      return [{ ...replace(outbox, ready), failures: 0 }];
    }
    case "unreadable":
      return [{ ...replace(outbox, { ...entry, phase: { state: "failed", reason: outcome.reason } }), failures: 0 }];
    case "unknown":
    case "refused":
    case "offline":
    case "busy":
    case "signed-out":
      return hindered(outbox, entry, outcome, Infinity);
  }
}

function moved(outbox: Outbox, entry: Entry, file: FileId, sent: number): Outbox {
  const percent = percentSent(entry, file, sent);
  const isSame = entry.phase.state === "uploading" && entry.phase.percent === percent;
  return isSame ? outbox : replace(outbox, { ...entry, phase: { state: "uploading", file, percent } });
}

function posted(outbox: Outbox, entry: Entry, outcome: PostOutcome | Unmarked, monotonic: number): Step {
  switch (outcome.type) {
    case "accepted":
      return accepted(outbox, entry, outcome.message);
    case "unknown":
      return hindered(outbox, { ...entry, isMarked: true, doubtSince: monotonic }, outcome, serverRetryTime);
    case "unmarked":
      if (entry.isUnwanted) return dropped(outbox, entry);
      return outbox.failures + 1 < patienceWithDisk
        ? rest(outbox, entry, Infinity)
        : [{ ...replace(outbox, { ...entry, phase: { state: "failed", reason: outcome.reason } }), failures: 0 }];
    case "refused":
    case "offline":
    case "busy":
    case "signed-out":
      return hindered(outbox, { ...entry, isMarked: true }, outcome, Infinity);
  }
}

function looked(outbox: Outbox, entry: Entry, askedAt: Instant, outcome: LookOutcome, monotonic: number): Step {
  if (outcome.type === "accepted") return accepted(outbox, entry, outcome.message);
  const doubtSince = entry.doubtSince ?? monotonic;
  const end = doubtSince + serverRetryTime;
  const atMost = monotonic < end ? end - monotonic : Infinity;
  if (outcome.type !== "absent") return hindered(outbox, { ...entry, doubtSince }, outcome, atMost);
  // [OB2] Absent when we asked; while the server's own retries went on, it may have come since.
  if (askedAt < end) return rest(outbox, { ...entry, doubtSince }, Math.max(0, end - monotonic));
  if (entry.isUnwanted) return dropped(outbox, entry);
  return [{ ...replace(outbox, { ...entry, doubtSince: null, phase: { state: "ready" } }), failures: 0 }];
}

/** [OB1] Nothing here lets go of an entry but a refusal, which the person answers, or the person's word given before. */
function hindered(outbox: Outbox, entry: Entry, outcome: Hindrance, atMost: number): Step {
  if (entry.isUnwanted && (outcome.type === "refused" || entry.doubtSince === null)) return dropped(outbox, entry);
  switch (outcome.type) {
    case "refused": {
      const { clientId, doubtSince } = entry;
      const { reason } = outcome;
      const isAbsent = doubtSince === null;
      const isMarked = entry.isMarked && !isAbsent;
      const failed = replace(outbox, { ...entry, isMarked, phase: { state: "failed", reason } });
      return [
        { ...failed, failures: 0 },
        { type: "keep-refusal", clientId, reason, isAbsent },
      ];
    }
    case "signed-out":
      return [{ ...replace(outbox, { ...entry, phase: { state: "ready" } }), isOnline: false }, { type: "sign-out" }];
    case "unknown":
    case "offline":
    case "busy":
      return rest(outbox, entry, atMost);
  }
}

function rest(outbox: Outbox, entry: Entry, atMost: number): Step {
  if (!outbox.isOnline) return [replace(outbox, { ...entry, phase: { state: "ready" } })];
  const failures = outbox.failures + 1;
  return [
    { ...replace(outbox, { ...entry, phase: { state: "resting" } }), failures },
    { type: "rest", clientId: entry.clientId, failures, atMost },
  ];
}

function accepted(outbox: Outbox, entry: Entry, message: Message): Step {
  const { clientId } = entry;
  return [
    leave(outbox, entry),
    { type: "tell", event: { type: "message-accepted", clientId, message } },
    { type: "forget", entry },
  ];
}

/** The person's word, given while it was on its way, can be kept now. */
function dropped(outbox: Outbox, entry: Entry): Step {
  const { clientId } = entry;
  return [
    { ...without(outbox, entry), failures: 0 },
    { type: "forget", entry },
    { type: "tell", event: { type: "message-discarded", clientId } },
  ];
}

/**
 * A failed one takes its old place, unless a later message was posted or may have been: then it goes behind all that
 * are waiting, for to whoever reads along they are the earlier ones. One that waits anyhow is tried at once.
 */
function retried(outbox: Outbox, entry: Entry): Step {
  const wanted: Entry = { ...entry, isUnwanted: false };
  if (entry.phase.state === "resting") return [replace(outbox, { ...wanted, phase: { state: "ready" } })];
  if (entry.phase.state !== "failed") return [replace(outbox, wanted)];
  const again: Entry = { ...wanted, phase: { state: "ready" }, isOvertaken: false };
  const later = outbox.entries.slice(outbox.entries.indexOf(entry) + 1);
  if (!entry.isOvertaken && !later.some(isUnderWay)) return [replace(outbox, again)];
  const others = without(outbox, entry);
  return [{ ...others, entries: [...others.entries, again] }];
}

/** Only what surely is not on the server: else what is there and what stands here would differ. */
function revised(outbox: Outbox, entry: Entry, content: MessageContent): Step {
  if (!canBeRevised(entry)) return [outbox];
  const { clientId } = entry;
  return [
    replace(outbox, { ...entry, content }),
    { type: "tell", event: { type: "message-revised", clientId, content } },
  ];
}
