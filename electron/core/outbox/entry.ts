import type { Delivery, Instant, OutboxEntry } from "../../../shared/discuss.ts";
import type { StoredEntry } from "../ports.ts";
import type { OutgoingMessage } from "../server-ports.ts";

/** Where an entry stands in this run. `looking` asks the server for it, `posting` sends it, `resting` waits out a pause. */
export type Phase =
  | { readonly state: "ready" | "posting" | "resting" }
  /** `since`: when it was asked, for an answer says how things were then or later, and nothing surer. */
  | { readonly state: "looking"; readonly since: Instant }
  | { readonly state: "failed"; readonly reason: string };

/** A written message that is not yet known to be on the server. */
export interface Entry extends OutgoingMessage {
  readonly queuedAt: Instant;
  readonly order: number;
  readonly phase: Phase;
  /** "May have arrived" is on disk ([OB3]); there it stays until the entry leaves, or the server says no to its post. */
  readonly isMarked: boolean;
  /** When the last post that may still arrive ended; null: the server surely does not have it. */
  readonly doubtSince: Instant | null;
  /** Failed, and then a later message of its conversation was posted: its place is gone. */
  readonly isOvertaken: boolean;
  /** Discarded while it may be on its way: never posted again, dropped as soon as it is surely not there. */
  readonly isUnwanted: boolean;
}

/**
 * How long after the end of an unanswered post it may still arrive, in ms. Odoo repeats a post that met a concurrent
 * one up to five times over some 60 s (WIREBOOK §7, §9), whether anybody still listens or not. Before that time is
 * over, "not found" proves nothing.
 */
export const serverRetryTime = 65_000;

/** `now` starts the doubt of an entry marked by an earlier run: when that run's post ended is not known, only that it has. */
export function restored(stored: StoredEntry, now: Instant): Entry {
  const { refusal, mayHaveArrived, ...written } = stored;
  return {
    ...written,
    phase: refusal === null ? { state: "ready" } : { state: "failed", reason: refusal },
    isMarked: mayHaveArrived,
    doubtSince: mayHaveArrived ? now : null,
    isOvertaken: false,
    isUnwanted: false,
  };
}

/** A request for it is out, or one was and its end is not known: what the person wants of it has to wait. */
export function isUnderWay({ phase, doubtSince }: Entry): boolean {
  return phase.state === "posting" || (phase.state !== "failed" && doubtSince !== null);
}

/** Failed, and surely not on the server: under its name nothing stands there that another text could contradict. */
export function canBeRevised({ phase, doubtSince }: Entry): boolean {
  return phase.state === "failed" && doubtSince === null;
}

/** What the person sees. One that may have arrived is not called queued again while the server can be asked. */
export function deliveryOf({ phase, doubtSince }: Entry): Delivery {
  switch (phase.state) {
    case "failed":
      return phase;
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
  const { clientId, channel, text, replyTo, queuedAt } = entry;
  return { clientId, channel, text, replyTo, queuedAt, delivery: deliveryOf(entry) };
}

/** What goes over the wire. */
export function outgoing({ clientId, channel, text, replyTo }: Entry): OutgoingMessage {
  return { clientId, channel, text, replyTo };
}
