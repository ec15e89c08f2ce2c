import type { ChannelId, MemberId, MessageId, PersonaKey } from "../../ids.ts";
import type { PersonChanges } from "../people/types.ts";
import type { Conversation, ConversationChanges, Member } from "./types.ts";

/** What the server says of conversations and of who is in them. */
export type ConversationEvent =
  /** About a conversation that may be unknown here; then it is one only if `changes` has a kind. */
  | { readonly type: "conversation-changed"; readonly channel: ChannelId; readonly changes: ConversationChanges }
  | { readonly type: "conversation-joined"; readonly channel: ChannelId; readonly changes: ConversationChanges }
  | { readonly type: "conversation-left"; readonly channel: ChannelId }
  | { readonly type: "members-changed"; readonly channel: ChannelId; readonly members: readonly Member[] }
  | { readonly type: "members-gone"; readonly channel: ChannelId; readonly members: readonly MemberId[] }
  | {
      readonly type: "unread-counted";
      readonly channel: ChannelId;
      readonly unread: number;
      /** Bus id at which it was counted; null: now, by whoever does not go by the bus. */
      readonly asOf: number | null;
      readonly separator: MessageId | null;
    }
  | {
      readonly type: "typing-changed";
      readonly channel: ChannelId;
      readonly person: PersonaKey;
      readonly isTyping: boolean;
    }
  /** The server's own words to this person alone (/help, /who): shown, never stored. */
  | { readonly type: "transient-message"; readonly channel: ChannelId; readonly body: string; readonly text: string };

/**
 * The conversation list is up to date, or a part of a long one is: these of it are new or have changed, and those that
 * are gone are no longer ours.
 */
export interface OverviewLoaded {
  readonly type: "overview-loaded";
  readonly conversations: readonly Conversation[];
  readonly people: readonly PersonChanges[];
  readonly gone: readonly ChannelId[];
}
