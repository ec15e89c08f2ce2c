import type { MessageEvent } from "./events.ts";
import type { Message } from "./types.ts";
import { withReactions } from "./reactions.ts";

/** What may happen to a message that is there. */
export type MessageChange = Extract<
  MessageEvent,
  { type: "message-changed" | "reactions-changed" | "attachment-deleted" | "messages-starred" }
>;

/** The message as it is after that; itself when it is about another one, or changes nothing. */
export function changedMessage(message: Message, event: MessageChange): Message {
  if (event.type === "messages-starred") {
    const isMeant = event.messages.length === 0 || event.messages.includes(message.id);
    return isMeant && message.isStarred !== event.isStarred ? { ...message, isStarred: event.isStarred } : message;
  }
  if (event.message !== message.id) return message;
  switch (event.type) {
    case "message-changed":
      return { ...message, ...event.changes };
    case "reactions-changed":
      return { ...message, reactions: withReactions(message.reactions, event.reactions) };
    case "attachment-deleted":
      return { ...message, attachments: message.attachments.filter(({ id }) => id !== event.attachment) };
  }
}
