/** What the application needs of a server: its session, its calls and its files, in our words. */
import type { BusTransports } from "./bus.ts";
import type { Gate } from "./governor-state.ts";
import type { AbortSignalLike, ByteStream, HttpFault } from "./http.ts";
import type { MediaSource } from "./media.ts";
import type { MessageContent } from "../../../shared/domain/messages/content.ts";
import type { Attachment, Message } from "../../../shared/domain/messages/types.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { ThreadRef } from "../../../shared/domain/messages/thread.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { Person, PersonChanges } from "../../../shared/domain/people/types.ts";
import type { AttachmentId, ChannelId, ClientId, MessageId, PartnerId, PersonaKey } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

/** Why the server did not do what we asked. Every failure of a call is one of these. */
export type ServerFailure =
  /** The request cannot have arrived. */
  | { readonly type: "offline"; readonly fault: HttpFault }
  /** Sent, and no answer that can be trusted (timeout, cut, 5xx, a proxy's page): may have been done or not. */
  | { readonly type: "unanswered"; readonly detail: string; readonly instead?: Instead }
  /** The session is dead: code 100, or 404 on a chat route whose session check fails (WIRE.md §2.4). */
  | { readonly type: "signed-out" }
  /**
   * The server is too busy: try later. It has surely not done it ("could not serialize access", 429), unless
   * `mayBeDone`: it also wants a database connection after a deed is committed, to tell of it on the bus.
   */
  | { readonly type: "busy"; readonly detail: string; readonly mayBeDone?: true }
  | Refusal
  /** An answer not in the shape of Odoo. */
  | { readonly type: "malformed"; readonly detail: string; readonly instead?: Instead };

/** The server's no, `reason` in its own words for humans; empty where it gave none. */
export interface Refusal {
  readonly type: "refused";
  readonly kind: "access" | "missing" | "invalid" | "other";
  readonly reason: string;
  /** What Parley knows better than the server says, or refuses without asking it. */
  readonly because?: CodedText;
}

/** What came in the place of an answer: a fault on the way, or the HTTP status of somebody's page. */
type Instead = HttpFault | number;

export type FromServer<T> = Promise<Result<T, ServerFailure>>;

/** The conversation list as the server has it now. */
export interface Overview {
  readonly conversations: readonly Conversation[];
  readonly people: readonly PersonChanges[];
  /** The last message of each conversation that has one. */
  readonly lastMessages: readonly Message[];
  /** When the latest of them was written, by the server's clock; null when it told of none. */
  readonly writtenAt: Instant | null;
}

/** Which held messages to look after: those of these conversations, between these ids. */
export interface ChangesQuery {
  readonly channels: readonly ChannelId[];
  readonly from: MessageId;
  readonly to: MessageId;
  /** By the server's clock. */
  readonly since: Instant;
  /** Those of them that a window shows: of each a version is wanted that leaves nothing out, or none. */
  readonly shown: readonly MessageId[];
  /** The greatest id of a reaction that was met so far; 0 for none. */
  readonly reactionsMet: number;
}

/**
 * Messages written since, edited or new, and every one that has a star of the person's or a pin (WIRE.md §8); and of
 * those that are shown, as far as the server can be asked so, each that is there and bears no reaction.
 */
export interface Changes {
  readonly versions: readonly MessageVersion[];
  /** False: there were more than one answer holds. */
  readonly isWhole: boolean;
}

/** A message as a search gives it. Its reactions are rows of their own, which nobody may read. */
export interface MessageVersion {
  readonly id: MessageId;
  readonly channel: ChannelId;
  readonly sentAt: Instant;
  /** By the server's clock. Stars, pins and reactions do not move it. */
  readonly writtenAt: Instant;
  readonly body: string;
  readonly text: string;
  readonly isEdited: boolean;
  /** Nothing to read or to see in its body. */
  readonly isEmpty: boolean;
  /** Without names: what is not known yet has to be asked for. */
  readonly attachments: readonly AttachmentId[];
  readonly isStarred: boolean;
  readonly pinnedAt: Instant | null;
  readonly mentions: readonly PersonaKey[];
  /** The message that it answers. */
  readonly replyTo: MessageId | null;
  /** It is known to bear none. False: nobody said. */
  readonly isWithoutReactions: boolean;
}

export interface HistoryPage {
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly people: readonly PersonChanges[];
  /** The greatest id of a reaction on it; null when none is told. */
  readonly lastReaction: number | null;
}

/** Where a page of history lies. `latest`: the newest `limit`; `after`: the oldest `limit` above (WIRE.md §6.2). */
export type HistoryPlace =
  { readonly at: "latest" } | { readonly at: "before" | "after" | "around"; readonly message: MessageId };

export interface WrittenMessage {
  readonly clientId: ClientId;
  readonly thread: ThreadRef;
  readonly content: MessageContent;
  readonly replyTo: MessageId | null;
}

export interface OutgoingMessage extends WrittenMessage {
  /** What `uploadFile` made of its files. */
  readonly attachments: readonly Attachment[];
}

export interface OutgoingFile {
  /** Where its message will stand. */
  readonly thread: ThreadRef;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: ByteStream;
  /** How many of its bytes have left so far. */
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignalLike;
}

/** Odoo's own limit where nobody has set another (WIRE.md §2.2), bytes. */
export const usualFileLimit = 128 * 2 ** 20;

export interface DiscussApi {
  loadOverview(): FromServer<Overview>;
  loadHistory(channel: ChannelId, place: HistoryPlace, limit: number): FromServer<HistoryPage>;
  /** What became of messages that are held, in one search. */
  loadChanges(query: ChangesQuery): FromServer<Changes>;
  /**
   * Posts under the message's own name (WIRE.md §7). Not idempotent by itself: see `findPosted`. The message given
   * back is what we know of it (id, own author, HTML as posted); the bus or catch-up brings the server's own version.
   */
  postMessage(message: OutgoingMessage): FromServer<Message>;
  /**
   * Makes an attachment of it that belongs to no message yet; `postMessage` takes it. Once too often does no harm: the
   * server clears away after a day what no message took.
   */
  uploadFile(file: OutgoingFile): FromServer<AttachmentId>;
  /** Bytes that a file may have, as far as the server told. */
  fileLimit(): number;
  /** The message of that name, or null when it is not on the server. */
  findPosted(thread: ThreadRef, clientId: ClientId): FromServer<Message | null>;
  editMessage(message: MessageId, content: MessageContent): FromServer<void>;
  deleteMessage(message: MessageId): FromServer<void>;
  react(message: MessageId, content: string, isAdded: boolean): FromServer<void>;
  star(message: MessageId): FromServer<void>;
  pinMessage(channel: ChannelId, message: MessageId, isPinned: boolean): FromServer<void>;
  markRead(channel: ChannelId, upTo: MessageId): FromServer<void>;
  setTyping(channel: ChannelId, isTyping: boolean): FromServer<void>;
  searchPeople(text: string, limit: number): FromServer<readonly Person[]>;
  /** Finds or creates the direct message with that partner. */
  openDirectMessage(partner: PartnerId): FromServer<Conversation>;
  /**
   * Runs `/name` for the person in a conversation; what it has to say comes by the bus, as a transient message.
   * @param body the command as typed, slash and all
   */
  runCommand(channel: ChannelId, name: string, body: string): FromServer<"done" | "unknown">;
  /** One conversation that the bus only named. */
  loadConversation(channel: ChannelId): FromServer<Overview>;
}

/** The authenticated session behind a workspace. */
export interface Session {
  /** `alive`, or `signed-out` as the failure. */
  check(): FromServer<"alive">;
  /** Re-reads session_info: fresh websocket version, refreshed cookie. */
  refresh(): FromServer<void>;
  /** Ends it on the server, best effort; the caller removes every trace on disk. */
  destroy(): FromServer<void>;
}

/** A workspace's server, all of it. Built from a stored session by `odoo/`. */
export interface WorkspaceServer {
  readonly gate: Gate;
  readonly session: Session;
  /** For what a person waits for. */
  readonly api: DiscussApi;
  /** The same for what nobody waits for: it lets the person's go first. */
  readonly background: DiscussApi;
  readonly bus: BusTransports;
  readonly media: MediaSource;
}
