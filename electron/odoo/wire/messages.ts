import type {
  Attachment,
  Message,
  MessageChanges,
  MessageReference,
  Reaction,
} from "../../../shared/domain/messages/types.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { AttachmentId, MessageId, PersonaKey } from "../../../shared/ids.ts";
import { cut } from "../../../shared/names/cut.ts";
import { groupBy } from "../../../shared/collections/group-by.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import { eachOf, type Steps } from "../../core/work/steps.ts";
import { readBody } from "./message-text.ts";
import type { MessageRecord, ReactionRecord } from "./records.ts";
import type { OdooStore } from "./store.ts";
import { threadOf } from "./thread.ts";

/** The messages that are whole enough to be shown, of conversations and of records, oldest first. */
export function* messagesIn(store: OdooStore): Steps<readonly Message[]> {
  const messages = yield* eachOf(store.messages, (record) => {
    const message = messageOf(record, store);
    return message === null ? [] : [message];
  });
  return messages.toSorted((left, right) => left.id - right.id);
}

/** When the latest of its messages was written, by the server's clock. */
export function latestWriteIn(store: OdooStore): Instant | null {
  return greatest(store.messages.flatMap((record) => record.write_date ?? []));
}

/** The greatest id of a reaction that it tells of; null when it tells of none. */
export function lastReactionIn(store: OdooStore): number | null {
  return greatest(store.reactions.flatMap(({ sequence }) => sequence ?? []));
}

/** However many: as arguments of one call they would be too many at some point. */
function greatest(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((most, one) => (most === null || one > most ? one : most), null);
}

/** Null when the record lacks what a message needs: a thread, a date and a body. */
export function messageOf(record: MessageRecord, store: OdooStore): Message | null {
  const thread = record.thread ? threadOf(record.thread) : null;
  if (thread === null || typeof record.date !== "number" || record.body === undefined) return null;
  const kind = isSystem(record.message_type) ? "system" : "comment";
  const attachments = attachmentsOf(record.attachment_ids ?? [], store);
  const { text, isEdited, isEmpty } = readBody(record.body);
  const author = record.author ?? null;
  return {
    id: record.id,
    thread,
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
  const isDescribed = ids?.every((id) => store.attachmentOf.has(id)) ?? false;
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

/** Whole reactions of a Store to one message, and the last ones of a content that are gone (WIRE.md §5.2). */
export function* reactionChanges(
  store: OdooStore,
): Steps<readonly { readonly message: MessageId; readonly reactions: readonly Reaction[] }[]> {
  const gone = yield* eachOf(store.messages, ({ id, reactions }) =>
    (reactions?.deleted ?? []).map(({ content }) => ({ message: id, reaction: { content, count: 0, people: [] } })),
  );
  const present = yield* eachOf(store.reactions, (record) => [
    { message: record.message, reaction: reactionOf(record) },
  ]);
  return [...groupBy([...gone, ...present], ({ message }) => message)].map(([message, changed]) => ({
    message,
    reactions: changed.map(({ reaction }) => reaction),
  }));
}

function reactionsTo(record: MessageRecord, store: OdooStore): readonly Reaction[] {
  return (store.reactionsTo.get(record.id) ?? []).map(reactionOf);
}

function reactionOf(record: ReactionRecord): Reaction {
  return { content: record.content, count: record.count, people: record.personas };
}

/** `notification` and `user_notification` tell what happened and count as unread nowhere (WIRE.md §5.2). */
function isSystem(type: string | undefined): boolean {
  return type === "notification" || type === "user_notification";
}

function attachmentsOf(ids: readonly AttachmentId[], store: OdooStore): readonly Attachment[] {
  return ids.map((id) => {
    const record = store.attachmentOf.get(id);
    return {
      id,
      name: record?.name ?? record?.filename ?? `${id}`,
      mimetype: record?.mimetype ?? "application/octet-stream",
      size: record?.size ?? null,
    };
  });
}

function referenceTo(id: MessageId, store: OdooStore): MessageReference {
  const parent = store.messageOf.get(id);
  return { id, author: parent?.author ?? null, text: parent ? store.previewOf(parent) : "" };
}

function authorName(author: PersonaKey | null, record: MessageRecord, store: OdooStore): string | null {
  return store.nameOf.get(author ?? "") ?? senderName(record.email_from ?? null);
}

/** No name and no address is longer, characters. */
const longestSender = 500;

/** `"Alice Aster" <alice@example.com>` → Alice Aster. */
function senderName(from: string | null): string | null {
  if (from === null) return null;
  const sender = cut(from, longestSender).trim();
  const address = sender.endsWith(">") ? sender.lastIndexOf("<") : -1;
  const name = (address < 0 ? sender : sender.slice(0, address)).trim().replace(/^"(.*)"$/s, "$1");
  return visibleName(name) || visibleName(sender) || null;
}
