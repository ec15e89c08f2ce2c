import type { ChannelId, MessageId, PersonaKey } from "../../ids.ts";
import { at, findValue, put, without } from "../../collections/table.ts";
import type { DiscussEvent } from "../events.ts";
import { merged } from "../merge-by-id.ts";
import { previewOf } from "../messages/preview.ts";
import { conversationIn } from "../messages/thread.ts";
import type { Message } from "../messages/types.ts";
import { conversationEntry, emptyConversation, preview } from "./conversation.ts";
import type { ConversationEvent } from "./events.ts";
import { withMembers, withoutMembers } from "./members.ts";
import type { Conversation, ConversationChanges, Conversations } from "./types.ts";

/** What concerns the list of conversations. */
type ConversationConcern = Extract<
  DiscussEvent,
  {
    type:
      | "message-posted"
      | "message-accepted"
      | "message-changed"
      | "conversation-changed"
      | "conversation-joined"
      | "conversation-left"
      | "members-changed"
      | "members-gone"
      | "unread-counted"
      | "overview-loaded";
  }
>;

/** The list of conversations, with what is said and unread in each. */
export function reduceConversations(known: Conversations, event: ConversationConcern, self: PersonaKey): Conversations {
  switch (event.type) {
    case "message-posted":
      return posted(known, event.message, self);
    case "message-accepted":
      return accepted(known, event.message, self);
    case "message-changed":
      return event.changes.text === undefined ? known : withLastText(known, event.message, event.changes.text);
    case "conversation-changed":
      return withConversation(known, event.channel, event.changes);
    case "conversation-joined":
      return withConversation(known, event.channel, { isPinned: true, ...event.changes });
    case "conversation-left":
      return without(known, [event.channel]);
    case "members-changed":
      return mapConversation(known, event.channel, (conversation) => withMembers(conversation, event.members));
    case "members-gone":
      return mapConversation(known, event.channel, (conversation) => withoutMembers(conversation, event.members));
    case "unread-counted":
      return mapConversation(known, event.channel, (conversation) => counted(conversation, event));
    case "overview-loaded":
      return without(put(known, event.conversations.map(conversationEntry)), event.gone);
  }
}

/** What is written about a record is no line of the list and makes nothing unread. */
function posted(known: Conversations, message: Message, self: PersonaKey): Conversations {
  const channel = conversationIn(message.thread);
  if (channel === null) return known;
  return mapConversation(known, channel, (conversation) => {
    const lastId = conversation.lastMessage?.id ?? 0;
    const isUnread =
      message.id > lastId &&
      message.author !== self &&
      message.kind === "comment" &&
      message.id >= (conversation.newMessageSeparator ?? 0);
    return {
      ...conversation,
      isPinned: true,
      lastInterestAt: Math.max(conversation.lastInterestAt ?? 0, message.sentAt),
      lastMessage: message.id >= lastId ? preview(message) : conversation.lastMessage,
      unread: isUnread ? conversation.unread + 1 : conversation.unread,
    };
  });
}

/** [TL2] What the bus brought of it, or after it, is the server's own word: the answer knows less. */
function accepted(known: Conversations, message: Message, self: PersonaKey): Conversations {
  const channel = conversationIn(message.thread);
  const lastId = (channel === null ? null : at(known, channel)?.lastMessage?.id) ?? 0;
  return lastId >= message.id ? known : posted(known, message, self);
}

/** The list's line follows an edit of the last message, held or not. */
function withLastText(known: Conversations, id: MessageId, text: string): Conversations {
  const conversation = findValue(known, (one) => one.lastMessage?.id === id);
  const last = conversation?.lastMessage;
  if (!conversation || !last) return known;
  return put(known, [conversationEntry({ ...conversation, lastMessage: { ...last, text: previewOf(text) } })]);
}

/** A count that the bus has overtaken says nothing. */
function counted(
  conversation: Conversation,
  { unread, asOf, separator }: Extract<ConversationEvent, { type: "unread-counted" }>,
): Conversation {
  if (asOf !== null && asOf < conversation.unreadAsOf) return conversation;
  return merged(conversation, {
    unread,
    unreadAsOf: asOf ?? conversation.unreadAsOf,
    newMessageSeparator: separator ?? conversation.newMessageSeparator,
  });
}

/** An insert of an unknown conversation is one only if it says of which kind. */
function withConversation(known: Conversations, id: ChannelId, changes: ConversationChanges): Conversations {
  if (at(known, id)) return mapConversation(known, id, (one) => merged<Conversation>(one, changes));
  const { kind } = changes;
  return kind === undefined ? known : put(known, [[id, { ...emptyConversation(id, kind), ...changes }]]);
}

function mapConversation(
  known: Conversations,
  channel: ChannelId,
  change: (conversation: Conversation) => Conversation,
): Conversations {
  const before = at(known, channel);
  if (!before) return known;
  const after = change(before);
  return after === before ? known : put(known, [[channel, after]]);
}
