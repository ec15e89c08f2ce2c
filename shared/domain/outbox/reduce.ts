import type { ClientId } from "../../ids.ts";
import type { DiscussEvent } from "../events.ts";
import type { OutboxEntry } from "./types.ts";

type Outbox = readonly OutboxEntry[];

/** What concerns the outbox. */
type OutboxConcern = Extract<
  DiscussEvent,
  {
    type:
      | "message-queued"
      | "delivery-changed"
      | "message-revised"
      | "message-discarded"
      | "message-accepted"
      | "message-posted"
      | "timeline-caught-up";
  }
>;

/** [TL3] A message that is on the server never shows as queued, sending or failed again. */
export function reduceOutbox(outbox: Outbox, event: OutboxConcern): Outbox {
  switch (event.type) {
    case "message-queued":
      return outbox.some(({ clientId }) => clientId === event.entry.clientId) ? outbox : [...outbox, event.entry];
    case "delivery-changed":
      return changed(outbox, event.clientId, { delivery: event.delivery });
    case "message-revised":
      return changed(outbox, event.clientId, { content: event.content });
    case "message-discarded":
    case "message-accepted":
      return without(outbox, new Set([event.clientId]));
    case "message-posted":
      return without(outbox, new Set([event.message.clientId]));
    case "timeline-caught-up":
      return without(outbox, new Set(event.messages.map(({ clientId }) => clientId)));
  }
}

function changed(outbox: Outbox, clientId: ClientId, changes: Partial<OutboxEntry>): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...entry, ...changes } : entry));
}

/** They have become messages, or are gone by the person's word. */
function without(outbox: Outbox, done: ReadonlySet<ClientId | null>): Outbox {
  const left = outbox.filter(({ clientId }) => !done.has(clientId));
  return left.length === outbox.length ? outbox : left;
}
