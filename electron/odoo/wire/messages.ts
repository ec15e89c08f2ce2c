import type {
  Attachment,
  Instant,
  Message,
  MessageChanges,
  MessageReference,
  Reaction,
} from "../../../shared/discuss.ts";
import { partnerKey, type AttachmentId, type ChannelId, type MessageId, type PersonaKey } from "../../../shared/ids.ts";
import { asChannelId } from "./channel-id.ts";
import { previewOf, readBody } from "./message-text.ts";
import type { MessageRecord } from "./records.ts";
import type { OdooStore } from "./store.ts";

/** The conversation a message stands in, or null: the chatter of a document is none. */
export function channelOf(message: MessageRecord): ChannelId | null {
  const thread = message.thread;
  return thread?.model === "discuss.channel" ? asChannelId(thread.id) : null;
}

/** The messages of conversations that are whole enough to be shown, oldest first. */
export function messagesIn(store: OdooStore): readonly Message[] {
  return store.messages
    .flatMap((record) => messageOf(record, store) ?? [])
    .toSorted((left, right) => left.id - right.id);
}

/** When the latest of its messages was written, by the server's clock. */
export function latestWriteIn(store: OdooStore): Instant | null {
  const writes = store.messages.flatMap((record) => record.write_date ?? []);
  return writes.length === 0 ? null : Math.max(...writes);
}

/** The greatest id of a reaction that it tells of; null when it tells of none. */
export function lastReactionIn(store: OdooStore): number | null {
  const ids = store.reactions.flatMap(({ sequence }) => sequence ?? []);
  return ids.length === 0 ? null : Math.max(...ids);
}

/** Null when the record lacks what a message needs: a channel, a date and a body. */
export function messageOf(record: MessageRecord, store: OdooStore): Message | null {
  const channel = channelOf(record);
  if (channel === null || typeof record.date !== "number" || record.body === undefined) return null;
  const kind = isSystem(record.message_type) ? "system" : "comment";
  const attachments = attachmentsOf(record.attachment_ids ?? [], store);
  const { text, isEdited, isEmpty } = readBody(record.body);
  const author = record.author ?? null;
  return {
    id: record.id,
    channel,
    author,
    authorName: authorName(author, record, store),
    sentAt: record.date,
    kind,
    body: record.body,
    text,
    isEdited,
    isDeleted: kind === "comment" && isEmpty && attachments.length === 0,
    isStarred: record.starred ?? false,
    pinnedAt: record.pinned_at ?? null,
    replyTo: typeof record.parentMessage === "number" ? referenceTo(record.parentMessage, store) : null,
    reactions: reactionsTo(record, store),
    attachments,
    mentions: record.recipients ?? [],
    clientId: null,
  };
}

/** What a record that is not a whole message changes in one. */
export function messageChanges(record: MessageRecord, store: OdooStore): MessageChanges {
  const { attachment_ids: ids } = record;
  // An id alone must not replace an attachment that is known by its name.
  const isDescribed = ids?.every((id) => store.attachments.some((attachment) => attachment.id === id)) ?? false;
  return {
    ...(record.body === undefined ? {} : bodyChanges(record.body, ids?.length)),
    ...(ids !== undefined && isDescribed ? { attachments: attachmentsOf(ids, store) } : {}),
    ...(record.pinned_at === undefined ? {} : { pinnedAt: record.pinned_at }),
    ...(record.starred === undefined ? {} : { isStarred: record.starred }),
    ...(record.recipients === undefined ? {} : { mentions: record.recipients }),
  };
}

/** Whether it is deleted shows only when the number of its attachments is told with it. */
function bodyChanges(body: string, attachments: number | undefined): MessageChanges {
  const { text, isEdited, isEmpty } = readBody(body);
  const isKnown = !isEmpty || attachments !== undefined;
  return { body, text, isEdited, ...(isKnown ? { isDeleted: isEmpty && attachments === 0 } : {}) };
}

/** Whole reactions of a Store to one message, and the last ones of a content that are gone (WIREBOOK §5.2). */
export function reactionChanges(store: OdooStore): readonly { message: MessageId; reaction: Reaction }[] {
  const gone = store.messages.flatMap((record) =>
    (record.reactions?.deleted ?? []).map(({ content }) => ({
      message: record.id,
      reaction: { content, count: 0, people: [] },
    })),
  );
  const present = store.reactions.map((record) => ({ message: record.message, reaction: reactionOf(record) }));
  return [...gone, ...present];
}

function reactionsTo(record: MessageRecord, store: OdooStore): readonly Reaction[] {
  return store.reactions.filter((reaction) => reaction.message === record.id).map(reactionOf);
}

function reactionOf(record: OdooStore["reactions"][number]): Reaction {
  return { content: record.content, count: record.count, people: record.personas };
}

/** `notification` and `user_notification` tell what happened and count as unread nowhere (WIREBOOK §5.2). */
function isSystem(type: string | undefined): boolean {
  return type === "notification" || type === "user_notification";
}

function attachmentsOf(ids: readonly AttachmentId[], store: OdooStore): readonly Attachment[] {
  return ids.map((id) => {
    const record = store.attachments.find((attachment) => attachment.id === id);
    return {
      id,
      name: record?.name ?? record?.filename ?? `${id}`,
      mimetype: record?.mimetype ?? "application/octet-stream",
      size: record?.size ?? null,
    };
  });
}

function referenceTo(id: MessageId, store: OdooStore): MessageReference {
  const parent = store.messages.find((message) => message.id === id);
  return { id, author: parent?.author ?? null, text: previewOf(readBody(parent?.body ?? "").text) };
}

function authorName(author: PersonaKey | null, record: MessageRecord, store: OdooStore): string | null {
  const partner = store.partners.find((candidate) => partnerKey(candidate.id) === author);
  const guest = store.guests.find((candidate) => `guest:${candidate.id}` === author);
  return partner?.name ?? guest?.name ?? senderName(record.email_from ?? null);
}

/** `"Alice Aster" <alice@example.com>` → Alice Aster. */
function senderName(from: string | null): string | null {
  const name = from
    ?.replace(/<[^>]*>\s*$/, "")
    .trim()
    .replace(/^"(.*)"$/, "$1");
  return name === undefined || name === "" ? from : name;
}
