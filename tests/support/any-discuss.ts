import fc from "fast-check";
import * as v from "valibot";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import type { Attachment, Message, MessageReference, Reaction } from "../../shared/domain/messages/types.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import { AttachmentId, ChannelId, ClientId, greatestId, MemberId, MessageId, PersonaKey } from "../../shared/ids.ts";
import { earliest, latest } from "../../shared/domain/moment.ts";
import { general } from "./builders.ts";

/** Whatever the schemas let in, and times and counts that they do not: the last line of defence holds for these too. */

const id = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: greatestId }));
const messageId = id.map((n) => v.parse(MessageId, n));
const persona = fc
  .tuple(fc.constantFrom("partner", "guest"), id)
  .map(([type, n]) => v.parse(PersonaKey, `${type}:${n}`));
const wildNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(earliest, latest, 0, 8.64e15, 8.64e15 + 1, -8.64e15, Infinity, -Infinity, NaN, 2 ** 53),
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "\ud800", "<b>x", "\u202e", "a\n\n\nb", "x".repeat(5_000), "<p>".repeat(200), "👩‍👩‍👧", "%", "&#x0;"),
);
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null });

const reaction: fc.Arbitrary<Reaction> = fc.record({
  content: text,
  count: wildNumber,
  people: fc.array(persona, { maxLength: 3 }),
});

const attachment: fc.Arbitrary<Attachment> = fc.record({
  id: id.map((n) => v.parse(AttachmentId, n)),
  name: text,
  mimetype: fc.oneof(text, fc.constantFrom("image/png", "application/pdf", "")),
  size: maybe(wildNumber),
});

const reference: fc.Arbitrary<MessageReference> = fc.record({ id: messageId, author: maybe(persona), text });

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  id: messageId,
  thread: fc.constant(inConversation(general)),
  author: maybe(persona),
  authorName: maybe(text),
  sentAt: wildNumber,
  kind: fc.constantFrom("comment", "system"),
  body: text,
  text,
  isEdited: fc.boolean(),
  isDeleted: fc.boolean(),
  isStarred: fc.boolean(),
  pinnedAt: maybe(wildNumber),
  replyTo: maybe(reference),
  reactions: fc.uniqueArray(reaction, { maxLength: 3, selector: ({ content }) => content }),
  attachments: fc.uniqueArray(attachment, { maxLength: 3, selector: ({ id: one }) => one }),
  mentions: fc.array(persona, { maxLength: 3 }),
  clientId: maybe(fc.uuid({ version: 4 }).map((name) => v.parse(ClientId, name))),
});

export const anyPerson: fc.Arbitrary<Person> = fc.record({
  key: persona,
  name: text,
  presence: fc.constantFrom("online", "away", "offline", "bot", "unknown"),
  isUser: fc.boolean(),
  avatarVersion: maybe(text),
});

export const anyConversation: fc.Arbitrary<Conversation> = fc.record({
  id: id.map((n) => v.parse(ChannelId, n)),
  kind: fc.constantFrom("channel", "group", "chat"),
  name: text,
  customName: maybe(text),
  description: maybe(text),
  avatarVersion: maybe(text),
  members: fc.array(fc.record({ id: id.map((n) => v.parse(MemberId, n)), person: persona, seen: maybe(messageId) }), {
    maxLength: 3,
  }),
  memberCount: wildNumber,
  isPinned: fc.constant(true),
  mutedUntil: maybe(wildNumber),
  notify: maybe(fc.constantFrom("all", "mentions", "nothing")),
  lastInterestAt: maybe(wildNumber),
  unread: wildNumber,
  unreadAsOf: wildNumber,
  newMessageSeparator: maybe(messageId),
  lastMessage: maybe(fc.record({ id: messageId, author: maybe(persona), text, sentAt: wildNumber })),
});
