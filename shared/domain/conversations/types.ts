import type { Table } from "../../collections/table.ts";
import type { Instant } from "../instant.ts";
import type { ChannelId, MemberId, MessageId, PersonaKey } from "../../ids.ts";

export interface Member {
  readonly id: MemberId;
  readonly person: PersonaKey;
  /** The last message this member has read; always null in `channel`s, which do not tell (WIRE.md §5.2). */
  readonly seen: MessageId | null;
}

export type ConversationKind = "channel" | "group" | "chat";

export interface Conversation {
  readonly id: ChannelId;
  readonly kind: ConversationKind;
  /** The server's name; what is shown comes from `conversationName`. */
  readonly name: string;
  readonly customName: string | null;
  readonly description: string | null;
  readonly avatarVersion: string | null;
  readonly members: readonly Member[];
  readonly memberCount: number;
  /** In the person's list. An unpinned conversation stays known, and a new message pins it again. */
  readonly isPinned: boolean;
  /** Muted until then; `forEver` for always; null when not muted. */
  readonly mutedUntil: Instant | null;
  /** What to be told of here; null means the account's own setting. */
  readonly notify: "all" | "mentions" | "nothing" | null;
  readonly lastInterestAt: Instant | null;
  readonly unread: number;
  /** Bus id at which `unread` was counted: notifications up to it are already in it (WIRE.md §5.1). */
  readonly unreadAsOf: number;
  /** The first message not yet read, whether it exists already or not; null when the server has not told. */
  readonly newMessageSeparator: MessageId | null;
  readonly lastMessage: MessagePreview | null;
}

/** One line for the conversation list. */
export interface MessagePreview {
  readonly id: MessageId;
  readonly author: PersonaKey | null;
  readonly text: string;
  readonly sentAt: Instant;
}

export type Conversations = Table<ChannelId, Conversation>;

/** The server's own words to one person, such as the answer to a command. */
export interface Aside {
  /** Grows with each one. */
  readonly number: number;
  readonly text: string;
  /** It stands below this message, which was the last when it came; null when there was none. */
  readonly below: MessageId | null;
}

/** What changed in a conversation; absent keys stay as they are. `members` come by their own events. */
export type ConversationChanges = Partial<Omit<Conversation, "id" | "members">>;
