import type { ChannelId } from "../../ids.ts";
import { omit } from "../../collections/omit.ts";
import { at } from "../../collections/table.ts";
import type { DiscussEvent } from "../events.ts";
import type { Aside, Conversations } from "./types.ts";

type Asides = Readonly<Record<ChannelId, Aside>>;

/** What concerns the words to this person alone. */
type AsideConcern = Extract<DiscussEvent, { type: "transient-message" | "conversation-left" | "overview-loaded" }>;

/** What the server says to the person alone takes the place of what it said before in that conversation. */
export function reduceAsides(asides: Asides, event: AsideConcern, conversations: Conversations): Asides {
  switch (event.type) {
    case "transient-message": {
      const { channel, text } = event;
      const conversation = at(conversations, channel);
      if (!conversation) return asides;
      const number = (asides[channel]?.number ?? 0) + 1;
      return { ...asides, [channel]: { number, text, below: conversation.lastMessage?.id ?? null } };
    }
    case "conversation-left":
      return omit(asides, [event.channel]);
    case "overview-loaded":
      return omit(asides, event.gone);
  }
}
