import * as v from "valibot";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import { AttachmentId, ChannelId, ClientId, greatestId, MemberId, MessageId, PersonaKey } from "../../shared/ids.ts";
import { forEver, latest, Moment } from "../../shared/domain/moment.ts";
import { threadOfChannel, ThreadRow } from "./kept-thread.ts";
import { visibleName } from "../../shared/names/visible-name.ts";

/** What earlier versions wrote for `forEver`. */
const foreverOnce = v.pipe(
  v.literal("forever"),
  v.transform(() => forEver),
);

/** A moment that was dated beyond the years of any calendar was once kept as null, for JSON has no Infinity. */
const Instant = v.fallback(Moment, latest);
/** Where there need not be one. */
const MaybeInstant = v.fallback(v.nullable(Moment), null);
/** A number that cannot be is not worth its row: the server tells it anew. */
const count = v.fallback(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(greatestId)), 0);
const size = v.fallback(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null);
/** Every field but what a row is known by has a value to stand in for it, so that a row of any version is read. */
const text = v.fallback(v.string(), "");
const no = v.fallback(v.boolean(), false);
/** It goes into addresses. */
const version = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,200}$/))), null);
/** Rows of before names were looked at hold them as the server had them. */
const name = v.pipe(
  text,
  v.transform((given) => visibleName(given)),
);
const maybeName = v.fallback(
  v.nullable(
    v.pipe(
      v.string(),
      v.transform((given) => visibleName(given)),
    ),
  ),
  null,
);
const description = v.fallback(
  v.nullable(
    v.pipe(
      v.string(),
      v.transform((given) => visibleName(given, 1_000)),
    ),
  ),
  null,
);
const maybeId = v.fallback(v.nullable(MessageId), null);
const maybePersona = v.fallback(v.nullable(PersonaKey), null);
/** As many as can be read. */
const listOf = <S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((list): readonly v.InferOutput<S>[] =>
      list.flatMap((entry) => {
        const checked = v.safeParse(item, entry);
        return checked.success ? [checked.output] : [];
      }),
    ),
  );

const PersonRow = v.object({
  key: PersonaKey,
  name,
  presence: v.fallback(v.picklist(["online", "away", "offline", "bot", "unknown"]), "unknown"),
  isUser: no,
  avatarVersion: version,
}) satisfies v.GenericSchema<unknown, Person>;

const ConversationRow = v.object({
  id: ChannelId,
  kind: v.fallback(v.picklist(["channel", "group", "chat"]), "channel"),
  name,
  customName: maybeName,
  description,
  avatarVersion: version,
  members: listOf(v.object({ id: MemberId, person: PersonaKey, seen: maybeId })),
  memberCount: count,
  isPinned: v.fallback(v.boolean(), true),
  mutedUntil: v.fallback(v.union([foreverOnce, v.nullable(Moment)]), null),
  notify: v.fallback(v.nullable(v.picklist(["all", "mentions", "nothing"])), null),
  lastInterestAt: MaybeInstant,
  unread: count,
  unreadAsOf: count,
  newMessageSeparator: maybeId,
  lastMessage: v.fallback(v.nullable(v.object({ id: MessageId, author: maybePersona, text, sentAt: Instant })), null),
}) satisfies v.GenericSchema<unknown, Conversation>;

/** One whose words are lost is asked of the server again, rather than shown as empty. */
const MessageRow = v.pipe(
  threadOfChannel,
  v.object({
    id: MessageId,
    thread: ThreadRow,
    author: maybePersona,
    authorName: maybeName,
    sentAt: Instant,
    kind: v.fallback(v.picklist(["comment", "system"]), "comment"),
    body: v.string(),
    text: v.string(),
    isEdited: no,
    isDeleted: no,
    isStarred: no,
    pinnedAt: MaybeInstant,
    replyTo: v.fallback(v.nullable(v.object({ id: MessageId, author: maybePersona, text })), null),
    reactions: listOf(v.object({ content: text, count, people: listOf(PersonaKey) })),
    attachments: listOf(v.object({ id: AttachmentId, name, mimetype: text, size })),
    mentions: listOf(PersonaKey),
    clientId: v.fallback(v.nullable(ClientId), null),
  }),
) satisfies v.GenericSchema<unknown, Message>;

export function conversationToJson(conversation: Conversation): string {
  return JSON.stringify(conversation);
}

export function personToJson(person: Person): string {
  return JSON.stringify(person);
}

export function messageToJson(message: Message): string {
  return JSON.stringify(message);
}

/** Null for a row without its key, and for what is no row at all: as if it were unknown. */
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
