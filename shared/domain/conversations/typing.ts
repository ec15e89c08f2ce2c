import type { ChannelId, PersonaKey } from "../../ids.ts";
import { omit } from "../../collections/omit.ts";
import type { DiscussEvent } from "../events.ts";
import { conversationIn } from "../messages/thread.ts";

type Typing = Readonly<Record<ChannelId, readonly PersonaKey[]>>;

/** No more are shown or counted; whoever stops makes room. */
const mostTyping = 50;

/** What tells who is writing. */
type TypingConcern = Extract<
  DiscussEvent,
  { type: "typing-changed" | "message-posted" | "conversation-left" | "overview-loaded" }
>;

/** Who is writing where. Whoever has posted writes no more. */
export function reduceTyping(typing: Typing, event: TypingConcern, self: PersonaKey): Typing {
  switch (event.type) {
    case "typing-changed":
      return event.person === self ? typing : withTyping(typing, event.channel, event.person, event.isTyping);
    case "message-posted": {
      const { author, thread } = event.message;
      const channel = conversationIn(thread);
      return author === null || channel === null ? typing : withTyping(typing, channel, author, false);
    }
    case "conversation-left":
      return omit(typing, [event.channel]);
    case "overview-loaded":
      return omit(typing, event.gone);
  }
}

function withTyping(typing: Typing, channel: ChannelId, person: PersonaKey, isTyping: boolean): Typing {
  const now = typing[channel] ?? [];
  if (now.includes(person) === isTyping || (isTyping && now.length >= mostTyping)) return typing;
  const next = isTyping ? [...now, person] : now.filter((other) => other !== person);
  return next.length > 0 ? { ...typing, [channel]: next } : omit(typing, [channel]);
}
