import type { Abilities } from "./abilities.ts";
import type { AttachmentId, ChannelId, ClientId, FileId, MemberId, MessageId, PersonaKey, WorkspaceId } from "./ids.ts";
import type { Table } from "./collections/table.ts";
import type { WorkspaceCursor } from "./domain/workspace-cursor.ts";

/** Milliseconds since 1970 UTC. Odoo's naive UTC strings become these at the edge. */
export type Instant = number;

export type Presence = "online" | "away" | "offline" | "bot" | "unknown";

export interface Person {
  readonly key: PersonaKey;
  readonly name: string;
  readonly presence: Presence;
  /** Has a user of his own on this database, so that a direct message can reach him. */
  readonly isUser: boolean;
  /** Changes when the picture does; null until the server told. Goes into the picture's address. */
  readonly avatarVersion: string | null;
}

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
  /** Muted until then; Infinity for ever; null when not muted. */
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

export interface Reaction {
  readonly content: string;
  readonly count: number;
  readonly people: readonly PersonaKey[];
}

export interface Attachment {
  readonly id: AttachmentId;
  readonly name: string;
  readonly mimetype: string;
  /** Bytes; null when the server has not told. */
  readonly size: number | null;
}

export interface Message {
  readonly id: MessageId;
  readonly channel: ChannelId;
  /** Null for a message without an author record, such as an e-mail from a stranger. */
  readonly author: PersonaKey | null;
  /** The name to show when `author` is null or not known yet. */
  readonly authorName: string | null;
  readonly sentAt: Instant;
  /** `system` lines tell what happened ("joined the channel"); they count as unread nowhere. */
  readonly kind: "comment" | "system";
  /** HTML as the server sent it: hostile until sanitised (WIRE.md §5.2). */
  readonly body: string;
  /** The same as plain text, for previews, notifications and search. */
  readonly text: string;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly isStarred: boolean;
  readonly pinnedAt: Instant | null;
  readonly replyTo: MessageReference | null;
  readonly reactions: readonly Reaction[];
  readonly attachments: readonly Attachment[];
  /** Partners named with @ in it. */
  readonly mentions: readonly PersonaKey[];
  /** Present on what this machine sent, as far as the server told: joins the local echo with its message. */
  readonly clientId: ClientId | null;
}

export interface MessageReference {
  readonly id: MessageId;
  readonly author: PersonaKey | null;
  readonly text: string;
}

/** Where a written message stands. `sent` is no state of an entry: a sent one has left the outbox and is a Message. */
export type Delivery =
  | { readonly state: "queued" }
  /** Its files are on their way, before it; `percent` of all their bytes have left. */
  | { readonly state: "uploading"; readonly percent: number }
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly reason: string };

/** A file that was put into a message here. Its bytes are in the app's own folder from then on. */
export interface OutboxFile {
  readonly id: FileId;
  readonly name: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
}

/** A message that was written here and is not yet known to be on the server: the local echo. */
export interface OutboxEntry {
  readonly clientId: ClientId;
  readonly channel: ChannelId;
  readonly text: string;
  readonly replyTo: MessageId | null;
  readonly files: readonly OutboxFile[];
  readonly queuedAt: Instant;
  readonly delivery: Delivery;
}

/** A run of messages without a hole, oldest first. */
export interface TimelinePage {
  readonly messages: readonly Message[];
  /** Nothing older exists on the server. */
  readonly reachesStart: boolean;
  /** Ends at the newest message, so live ones may be appended. */
  readonly isLive: boolean;
}

/** What a window holds of each conversation it shows; main holds none. */
export type Timeline = TimelinePage;

/** What the status "Connection" says. `why` is a sentence for the person; null when there is nothing to explain. */
export interface ConnectionStatus {
  readonly state: "online" | "connecting" | "offline" | "polling" | "signed-out";
  readonly why: string | null;
  /** When the next attempt starts; null when one is under way or none is planned. */
  readonly retryAt: Instant | null;
  /** The screen may be behind the server: catch-up after a gap has not finished. */
  readonly isCatchingUp: boolean;
}

export interface Profile {
  readonly kind: "odoo" | "demo";
  /** What opens it: the session of a password, or an API key, which opens none and can do less. */
  readonly access: "session" | "api-key";
  /** What the workspace is called: the company's or the host's name. */
  readonly name: string;
  /** Origin of the server, no path: `https://odoo.example.com`. */
  readonly server: string;
  readonly database: string;
  readonly login: string;
  readonly self: PersonaKey;
}

export type Conversations = Table<ChannelId, Conversation>;
export type People = Table<PersonaKey, Person>;

export interface WorkspaceState {
  readonly id: WorkspaceId;
  readonly profile: Profile;
  readonly abilities: Abilities;
  readonly connection: ConnectionStatus;
  readonly conversations: Conversations;
  readonly people: People;
  /** Up to where conversations and people are here, beside those that were wanted first; null: all are. */
  readonly cursor: WorkspaceCursor | null;
  /** Who is writing now, self never among them. */
  readonly typing: Readonly<Record<ChannelId, readonly PersonaKey[]>>;
  /** In the order written. */
  readonly outbox: readonly OutboxEntry[];
  readonly timelines: Readonly<Record<ChannelId, Timeline>>;
  /** What the server has said to this person alone, the last of it in each conversation. Gone with the next start. */
  readonly asides: Readonly<Record<ChannelId, Aside>>;
}

/** The server's own words to one person, such as the answer to a command. */
export interface Aside {
  /** Grows with each one. */
  readonly number: number;
  readonly text: string;
  /** It stands below this message, which was the last when it came; null when there was none. */
  readonly below: MessageId | null;
}

/** What changed in a message; absent keys stay as they are. */
export type MessageChanges = Partial<Omit<Message, "id" | "channel" | "clientId" | "reactions">>;

/** What changed in a conversation; absent keys stay as they are. `members` come by their own events. */
export type ConversationChanges = Partial<Omit<Conversation, "id" | "members">>;

export type PersonChanges = Partial<Omit<Person, "key">> & Pick<Person, "key">;

/** What the server says has happened, in our words. The only thing `odoo/` hands inwards. */
export type ServerEvent =
  | { readonly type: "message-posted"; readonly message: Message; readonly isSilent: boolean }
  | { readonly type: "message-changed"; readonly message: MessageId; readonly changes: MessageChanges }
  /** All that was told of one message at once. Of a `count` of 0 the last one of that content is gone. */
  | { readonly type: "reactions-changed"; readonly message: MessageId; readonly reactions: readonly Reaction[] }
  | { readonly type: "messages-deleted"; readonly messages: readonly MessageId[] }
  | { readonly type: "attachment-deleted"; readonly message: MessageId; readonly attachment: AttachmentId }
  /** An empty `messages` means all of them (WIRE.md §5.2, unstar_all). */
  | { readonly type: "messages-starred"; readonly messages: readonly MessageId[]; readonly isStarred: boolean }
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
  | { readonly type: "people-changed"; readonly people: readonly PersonChanges[] }
  /** The server's own words to this person alone (/help, /who): shown, never stored. */
  | { readonly type: "transient-message"; readonly channel: ChannelId; readonly body: string; readonly text: string };

/** All that can happen in a workspace. `reduce` folds it, in main and in every window alike. */
export type DiscussEvent =
  | ServerEvent
  | { readonly type: "connection-changed"; readonly connection: ConnectionStatus }
  | { readonly type: "message-queued"; readonly entry: OutboxEntry }
  | { readonly type: "delivery-changed"; readonly clientId: ClientId; readonly delivery: Delivery }
  /** The server's answer to the post; the bus may have brought the message before, or bring it later, or never. */
  | { readonly type: "message-accepted"; readonly clientId: ClientId; readonly message: Message }
  | { readonly type: "message-discarded"; readonly clientId: ClientId }
  /** The person has given one that failed another text. */
  | { readonly type: "message-revised"; readonly clientId: ClientId; readonly text: string }
  /**
   * What comes next after a cursor, as it is now. Changes only a state whose cursor is `from`: where more is known
   * already, it says nothing new. `to` null: that was the last of it.
   */
  | {
      readonly type: "workspace-page-loaded";
      readonly from: WorkspaceCursor;
      readonly to: WorkspaceCursor | null;
      readonly conversations: readonly Conversation[];
      readonly people: readonly Person[];
    }
  /**
   * The conversation list is up to date, or a part of a long one is: these of it are new or have changed, and those
   * that are gone are no longer ours.
   */
  | {
      readonly type: "overview-loaded";
      readonly conversations: readonly Conversation[];
      readonly people: readonly PersonChanges[];
      readonly gone: readonly ChannelId[];
    }
  /**
   * Messages refetched after a gap. `isWhole` false: older ones were skipped, so that what was held before them does
   * not join. `endsAtHole`: newer ones were, so that what comes live does not join.
   */
  | {
      readonly type: "timeline-caught-up";
      readonly channel: ChannelId;
      readonly messages: readonly Message[];
      readonly isWhole: boolean;
      readonly endsAtHole: boolean;
    }
  /**
   * A window's own: it starts to hold a timeline. It opens with an empty live page at once, so that nothing that
   * happens while the real page is on its way is missed; a live page joins what a live timeline holds already.
   */
  | { readonly type: "timeline-opened"; readonly channel: ChannelId; readonly page: TimelinePage }
  | {
      readonly type: "timeline-extended";
      readonly channel: ChannelId;
      readonly page: TimelinePage;
      readonly side: "older" | "newer";
    }
  | { readonly type: "timeline-closed"; readonly channel: ChannelId };
