import type { Delivery, OutboxEntry } from "../../../shared/domain/outbox/types.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { FileId } from "../../../shared/ids.ts";
import type { StoredEntry, StoredFile } from "../ports/storage.ts";
import type { OutgoingMessage, WrittenMessage } from "../ports/server.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

/** Where an entry stands in this run. `looking` asks the server for it, `posting` sends it, `resting` waits out a pause. */
export type Phase =
  | { readonly state: "ready" | "posting" | "resting" }
  /** One of its files goes up; `percent` of all of them have. */
  | { readonly state: "uploading"; readonly file: FileId; readonly percent: number }
  /** `since`: when it was asked, by the steady clock, for an answer says how things were then or later, and nothing surer. */
  | { readonly state: "looking"; readonly since: number }
  | { readonly state: "failed"; readonly reason: CodedText };

/** A written message that is not yet known to be on the server. */
export interface Entry extends WrittenMessage {
  readonly files: readonly StoredFile[];
  readonly queuedAt: Instant;
  readonly order: number;
  readonly phase: Phase;
  /** "May have arrived" is on disk ([OB3]); there it stays until the entry leaves, or the server says no to its post. */
  readonly isMarked: boolean;
  /** When the last post that may still arrive ended, by the steady clock; null: the server surely does not have it. */
  readonly doubtSince: number | null;
  /** Failed, and then a later message of its conversation was posted: its place is gone. */
  readonly isOvertaken: boolean;
  /** Discarded while it may be on its way: never posted again, dropped as soon as it is surely not there. */
  readonly isUnwanted: boolean;
}

/**
 * How long after the end of an unanswered post it may still arrive, in ms. Odoo repeats a post that met a concurrent
 * one up to five times over some 60 s (WIRE.md §7, §9), whether anybody still listens or not. Before that time is
 * over, "not found" proves nothing.
 */
export const serverRetryTime = 65_000;

/** `steady` starts the doubt of an entry marked by an earlier run: when that run's post ended is not known, only that it has. */
export function restored(stored: StoredEntry, monotonic: number): Entry {
  const { refusal, mayHaveArrived, ...written } = stored;
  return {
    ...written,
    phase: refusal === null ? { state: "ready" } : { state: "failed", reason: refusal },
    isMarked: mayHaveArrived,
    doubtSince: mayHaveArrived ? monotonic : null,
    isOvertaken: false,
    isUnwanted: false,
  };
}

/** A request for it is out, or one was and its end is not known: what the person wants of it has to wait. */
export function isUnderWay({ phase, doubtSince }: Entry): boolean {
  return phase.state === "posting" || (phase.state !== "failed" && doubtSince !== null);
}

/** Failed, and surely not on the server: under its name nothing stands there that other words could contradict. */
export function canBeRevised({ phase, doubtSince }: Entry): boolean {
  return phase.state === "failed" && doubtSince === null;
}

/** What the person sees. One that may have arrived is not called queued again while the server can be asked. */
export function deliveryOf({ phase, doubtSince }: Entry): Delivery {
  switch (phase.state) {
    case "failed":
      return phase;
    case "uploading":
      return { state: "uploading", percent: phase.percent };
    case "looking":
    case "posting":
      return { state: "sending" };
    case "resting":
      return { state: doubtSince === null ? "queued" : "sending" };
    case "ready":
      return { state: "queued" };
  }
}

export function shown(entry: Entry): OutboxEntry {
  const { clientId, thread, content, replyTo, queuedAt } = entry;
  const files = entry.files.map(({ id, name, mimetype, size }) => ({ id, name, mimetype, size }));
  return { clientId, thread, content, replyTo, files, queuedAt, delivery: deliveryOf(entry) };
}

/** What goes over the wire. */
export function outgoing(entry: Entry): OutgoingMessage {
  const { clientId, thread, content, replyTo } = entry;
  const attachments = entry.files.flatMap(({ upload, name, mimetype, size }) =>
    upload === null ? [] : { id: upload.attachment, name, mimetype, size },
  );
  return { clientId, thread, content, replyTo, attachments };
}
