/**
 * The queue of one conversation, as a pure state machine. A workspace has one for each conversation it writes to.
 *
 * [OB1] An entry leaves the outbox only with a message id, a refusal, or the user's word.
 * [OB2] An entry that may have arrived is not posted until the server says it is absent.
 * [OB3] The doubt is on disk before the request leaves, so after a crash we look before we post.
 * [OB4] Within a conversation order is kept; between conversations nothing waits.
 */
import type { DiscussEvent, Instant, Message } from "../../../shared/discuss.ts";
import type { ClientId } from "../../../shared/ids.ts";
import type { Hindrance, LookOutcome, PostOutcome } from "./deliver.ts";
import { canBeRevised, deliveryOf, isUnderWay, serverRetryTime, shown, type Entry } from "./entry.ts";

/** Entries in the order in which they are to be posted; failed ones keep their place. */
export interface Outbox {
  readonly isOnline: boolean;
  readonly entries: readonly Entry[];
  /** Attempts in a row that brought nothing: they set the pause. */
  readonly failures: number;
}

export type OutboxEvent =
  | { readonly type: "written"; readonly entry: Entry }
  | { readonly type: "line-changed"; readonly isOnline: boolean }
  /** `unmarked`: it was not posted, because the doubt could not be put on disk; `reason` as a sentence. */
  | { readonly type: "posted"; readonly clientId: ClientId; readonly outcome: PostOutcome | Unmarked }
  | { readonly type: "looked"; readonly clientId: ClientId; readonly outcome: LookOutcome }
  | { readonly type: "rested"; readonly clientId: ClientId }
  /** The message itself was seen on the server, by another way than our own request. */
  | { readonly type: "observed"; readonly clientId: ClientId }
  | { readonly type: "retried"; readonly clientId: ClientId }
  /** A failed one has another text from now on; it stays failed. */
  | { readonly type: "revised"; readonly clientId: ClientId; readonly text: string }
  | { readonly type: "discarded"; readonly clientId: ClientId };

interface Unmarked {
  readonly type: "unmarked";
  readonly reason: string;
}

export type Effect =
  /** Ask for it, or post it; then say `looked` or `posted`. */
  | { readonly type: "look" | "post"; readonly entry: Entry }
  /** Pause after so many failures in a row, `atMost` ms; then say `rested`. Replaces an earlier pause. */
  | { readonly type: "rest"; readonly clientId: ClientId; readonly failures: number; readonly atMost: number }
  /** `isAbsent`: the server surely does not have it, so that the doubt goes from the disk as well. */
  | {
      readonly type: "keep-refusal";
      readonly clientId: ClientId;
      readonly reason: string;
      readonly isAbsent: boolean;
    }
  | { readonly type: "forget"; readonly clientId: ClientId }
  | { readonly type: "tell"; readonly event: DiscussEvent }
  | { readonly type: "sign-out" };

type Step = readonly [Outbox, ...Effect[]];

export const emptyOutbox: Outbox = { isOnline: false, entries: [], failures: 0 };

/** A disk that refuses the mark so often in a row is not having a moment: the person has to know. */
const patienceWithDisk = 5;

/** Next state and what to do about it, in this order. What an entry that has left hears of afterwards changes nothing. */
export function step(outbox: Outbox, event: OutboxEvent, now: Instant): Step {
  const [changed, ...effects] = apply(outbox, event, now);
  const [started, ...attempts] = start(changed, now);
  return [started, ...effects, ...news(outbox, started, event), ...attempts];
}

function apply(outbox: Outbox, event: OutboxEvent, now: Instant): Step {
  if (event.type === "written") return written(outbox, event.entry);
  if (event.type === "line-changed") return lineChanged(outbox, event.isOnline);
  const entry = outbox.entries.find(({ clientId }) => clientId === event.clientId);
  if (!entry) return [outbox];
  switch (event.type) {
    case "posted":
      return entry.phase.state === "posting" ? posted(outbox, entry, event.outcome, now) : [outbox];
    case "looked":
      return entry.phase.state === "looking" ? looked(outbox, entry, entry.phase.since, event.outcome, now) : [outbox];
    case "rested":
      return entry.phase.state === "resting" ? [replace(outbox, { ...entry, phase: { state: "ready" } })] : [outbox];
    case "observed":
      return [leave(outbox, entry), { type: "forget", clientId: entry.clientId }];
    case "retried":
      return retried(outbox, entry);
    case "revised":
      return revised(outbox, entry, event.text);
    case "discarded":
      return isUnderWay(entry)
        ? [replace(outbox, { ...entry, isUnwanted: true })]
        : [without(outbox, entry), { type: "tell", event: { type: "message-discarded", clientId: entry.clientId } }];
  }
}

/** [OB4] Only the first that has not failed is tried, and only one request of a conversation is out at a time. */
function start(outbox: Outbox, now: Instant): Step {
  const head = headOf(outbox);
  if (!outbox.isOnline || head?.phase.state !== "ready") return [outbox];
  // [OB2]
  const isPost = head.doubtSince === null;
  const entry: Entry = { ...head, phase: isPost ? { state: "posting" } : { state: "looking", since: now } };
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

function posted(outbox: Outbox, entry: Entry, outcome: PostOutcome | Unmarked, now: Instant): Step {
  switch (outcome.type) {
    case "accepted":
      return accepted(outbox, entry, outcome.message);
    case "unknown":
      return hindered(outbox, { ...entry, isMarked: true, doubtSince: now }, outcome, serverRetryTime);
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

function looked(outbox: Outbox, entry: Entry, askedAt: Instant, outcome: LookOutcome, now: Instant): Step {
  if (outcome.type === "accepted") return accepted(outbox, entry, outcome.message);
  // A clock that was set back must not make a doubt of seconds one of hours.
  const doubtSince = Math.min(entry.doubtSince ?? now, now);
  const end = doubtSince + serverRetryTime;
  const atMost = now < end ? end - now : Infinity;
  if (outcome.type !== "absent") return hindered(outbox, { ...entry, doubtSince }, outcome, atMost);
  // [OB2] Absent when we asked; while the server's own retries went on, it may have come since.
  if (askedAt < end) return rest(outbox, { ...entry, doubtSince }, Math.max(0, end - now));
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
    { type: "forget", clientId },
  ];
}

/** The person's word, given while it was on its way, can be kept now. */
function dropped(outbox: Outbox, entry: Entry): Step {
  const { clientId } = entry;
  return [
    { ...without(outbox, entry), failures: 0 },
    { type: "forget", clientId },
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

/** Only what surely is not on the server: else the text that is there and the one that stands here would differ. */
function revised(outbox: Outbox, entry: Entry, text: string): Step {
  if (!canBeRevised(entry)) return [outbox];
  const { clientId } = entry;
  return [replace(outbox, { ...entry, text }), { type: "tell", event: { type: "message-revised", clientId, text } }];
}

/** It is on the server: those that failed before it have lost their place. */
function leave(outbox: Outbox, gone: Entry): Outbox {
  const place = placeOf(outbox, gone);
  const before = outbox.entries.slice(0, place);
  const overtaken = before.map((entry) => (entry.phase.state === "failed" ? { ...entry, isOvertaken: true } : entry));
  return { ...outbox, entries: [...overtaken, ...outbox.entries.slice(place + 1)], failures: 0 };
}

function replace(outbox: Outbox, changed: Entry): Outbox {
  return { ...outbox, entries: outbox.entries.with(placeOf(outbox, changed), changed) };
}

function without(outbox: Outbox, gone: Entry): Outbox {
  return { ...outbox, entries: outbox.entries.toSpliced(placeOf(outbox, gone), 1) };
}

function headOf({ entries }: Outbox): Entry | undefined {
  return entries.find(({ phase }) => phase.state !== "failed");
}

function placeOf({ entries }: Outbox, entry: Entry): number {
  return entries.findIndex(({ clientId }) => clientId === entry.clientId);
}

/**
 * What became of the delivery of those that a step can touch and that are still there: the one that it is about, and
 * the head. Not all are compared, for thousands may wait. One that is new was told as it stood, and can only have been
 * started since.
 */
function news(before: Outbox, after: Outbox, event: OutboxEvent): readonly Effect[] {
  const about = event.type === "written" ? event.entry.clientId : "clientId" in event ? event.clientId : null;
  const touched = new Set([about, headOf(after)?.clientId]);
  return [...touched].flatMap((name): Effect[] => {
    const entry = after.entries.find(({ clientId }) => clientId === name);
    const old = before.entries.find(({ clientId }) => clientId === name);
    if (!entry || entry === old) return [];
    const delivery = deliveryOf(entry);
    const isToldAlready = old ? deliveryOf(old).state === delivery.state : delivery.state !== "sending";
    if (isToldAlready) return [];
    return [{ type: "tell", event: { type: "delivery-changed", clientId: entry.clientId, delivery } }];
  });
}
