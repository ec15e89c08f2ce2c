import type { Conversation, MessagePreview } from "./types.ts";
import type { Message } from "../messages/types.ts";
import type { ChannelId } from "../../ids.ts";
import { previewOf } from "../messages/preview.ts";
import type { Entry } from "../../collections/table.ts";

export function conversationEntry(conversation: Conversation): Entry<ChannelId, Conversation> {
  return [conversation.id, conversation];
}

export function emptyConversation(id: ChannelId, kind: Conversation["kind"]): Conversation {
  return {
    id,
    kind,
    name: "",
    customName: null,
    description: null,
    avatarVersion: null,
    members: [],
    memberCount: 0,
    isPinned: true,
    mutedUntil: null,
    notify: null,
    lastInterestAt: null,
    unread: 0,
    unreadAsOf: 0,
    newMessageSeparator: null,
    lastMessage: null,
  };
}

/** One line for the conversation list; a message without words is named for its first file. */
export function preview(message: Message): MessagePreview {
  const { id, author, sentAt } = message;
  return { id, author, sentAt, text: previewOf(message.text || (message.attachments[0]?.name ?? "")) };
}
