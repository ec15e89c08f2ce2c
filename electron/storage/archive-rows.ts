import * as v from "valibot";
import type { Conversation, Message, Person } from "../../shared/discuss.ts";
import { AttachmentId, ChannelId, ClientId, MemberId, MessageId, PersonaKey } from "../../shared/ids.ts";

/** JSON has no Infinity: a conversation muted for ever is kept under this word. */
const forever = "forever";

const Instant = v.number();
const text = v.string();
const nullableText = v.nullable(v.string());

const PersonRow = v.object({
  key: PersonaKey,
  name: text,
  presence: v.picklist(["online", "away", "offline", "bot", "unknown"]),
  isUser: v.boolean(),
  avatarVersion: nullableText,
}) satisfies v.GenericSchema<unknown, Person>;

const ConversationRow = v.object({
  id: ChannelId,
  kind: v.picklist(["channel", "group", "chat"]),
  name: text,
  customName: nullableText,
  description: nullableText,
  avatarVersion: nullableText,
  members: v.array(v.object({ id: MemberId, person: PersonaKey, seen: v.nullable(MessageId) })),
  memberCount: v.number(),
  isPinned: v.boolean(),
  mutedUntil: v.union([
    v.nullable(Instant),
    v.pipe(
      v.literal(forever),
      v.transform(() => Infinity),
    ),
  ]),
  notify: v.nullable(v.picklist(["all", "mentions", "nothing"])),
  lastInterestAt: v.nullable(Instant),
  unread: v.number(),
  unreadAsOf: v.number(),
  newMessageSeparator: v.nullable(MessageId),
  lastMessage: v.nullable(v.object({ id: MessageId, author: v.nullable(PersonaKey), text, sentAt: Instant })),
}) satisfies v.GenericSchema<unknown, Conversation>;

const MessageRow = v.object({
  id: MessageId,
  channel: ChannelId,
  author: v.nullable(PersonaKey),
  authorName: nullableText,
  sentAt: Instant,
  kind: v.picklist(["comment", "system"]),
  body: text,
  text,
  isEdited: v.boolean(),
  isDeleted: v.boolean(),
  isStarred: v.boolean(),
  pinnedAt: v.nullable(Instant),
  replyTo: v.nullable(v.object({ id: MessageId, author: v.nullable(PersonaKey), text })),
  reactions: v.array(v.object({ content: text, count: v.number(), people: v.array(PersonaKey) })),
  attachments: v.array(v.object({ id: AttachmentId, name: text, mimetype: text, size: v.nullable(v.number()) })),
  mentions: v.array(PersonaKey),
  clientId: v.nullable(ClientId),
}) satisfies v.GenericSchema<unknown, Message>;

export function conversationToJson(conversation: Conversation): string {
  const { mutedUntil } = conversation;
  return JSON.stringify({ ...conversation, mutedUntil: mutedUntil === Infinity ? forever : mutedUntil });
}

export function personToJson(person: Person): string {
  return JSON.stringify(person);
}

export function messageToJson(message: Message): string {
  return JSON.stringify(message);
}

/** Null for a row of an older or a later form, or a damaged one: as if it were unknown. */
export function conversationFromJson(json: string): Conversation | null {
  return parsed(ConversationRow, fromJson(json));
}

/** Null as above. */
export function personFromJson(json: string): Person | null {
  return parsed(PersonRow, fromJson(json));
}

/** Null as above. */
export function messageFromJson(json: string): Message | null {
  return parsed(MessageRow, fromJson(json));
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const checked = v.safeParse(schema, value);
  return checked.success ? checked.output : null;
}

function fromJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
