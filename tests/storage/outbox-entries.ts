import type { NewEntry, StoredEntry } from "../../electron/core/ports/storage.ts";
import type { OutboxFile } from "../../shared/domain/outbox/types.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import type { ChannelId, ClientId, FileId, MessageId } from "../../shared/ids.ts";

export function name(order: number): ClientId {
  return `00000000-0000-4000-8000-${String(order).padStart(12, "0")}` as ClientId;
}

export function fileOf(order: number): OutboxFile {
  const id = `00000000-0000-4000-9000-${String(order).padStart(12, "0")}` as FileId;
  return { id, name: `file ${order}.png`, mimetype: "image/png", size: 10 * order };
}

export function entry(order: number): NewEntry {
  return {
    clientId: name(order),
    thread: inConversation((order + 10) as ChannelId),
    content: plain(`message ${order}`),
    replyTo: order % 2 === 0 ? (order as MessageId) : null,
    files: order % 4 === 0 ? [fileOf(order)] : [],
    queuedAt: 1_700_000_000_000 + order,
    order,
  };
}

/** The same as it waits in the queue. */
export function waiting(order: number): StoredEntry {
  const files = entry(order).files.map((one) => ({ ...one, upload: null }));
  return { ...entry(order), files, mayHaveArrived: false, refusal: null };
}
