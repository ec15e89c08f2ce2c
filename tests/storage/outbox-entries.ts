import type { StoredEntry } from "../../electron/core/ports.ts";
import type { ChannelId, ClientId, MessageId } from "../../shared/ids.ts";

export function name(order: number): ClientId {
  return `00000000-0000-4000-8000-${String(order).padStart(12, "0")}` as ClientId;
}

export function entry(order: number): Omit<StoredEntry, "mayHaveArrived" | "refusal"> {
  return {
    clientId: name(order),
    channel: (order + 10) as ChannelId,
    text: `message ${order}`,
    replyTo: order % 2 === 0 ? (order as MessageId) : null,
    queuedAt: 1_700_000_000_000 + order,
    order,
  };
}

/** The same as it waits in the queue. */
export function waiting(order: number): StoredEntry {
  return { ...entry(order), mayHaveArrived: false, refusal: null };
}
