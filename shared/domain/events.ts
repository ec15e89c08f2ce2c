import type { ConnectionStatus } from "./connection/types.ts";
import type { Conversation, ConversationChanges, Member } from "./conversations/types.ts";
import type { MessageContent } from "./messages/content.ts";
import type { Message, MessageChanges, Reaction } from "./messages/types.ts";
import type { KeptDraft } from "./drafts/types.ts";
import type { Delivery, OutboxEntry } from "./outbox/types.ts";
import type { Person, PersonChanges } from "./people/types.ts";
import type { TimelinePage } from "./timelines/types.ts";
import type { WorkspaceCursor } from "./workspace-cursor.ts";
import type { AttachmentId, ChannelId, ClientId, MemberId, MessageId, PersonaKey } from "../ids.ts";

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
  /** The person has given one that failed other words. */
  | { readonly type: "message-revised"; readonly clientId: ClientId; readonly content: MessageContent }
  /** What stands in the composer of a conversation is another thing now, and on disk. */
  | { readonly type: "draft-changed"; readonly draft: KeptDraft }
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
