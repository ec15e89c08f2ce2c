import type { Instant } from "../instant.ts";
import type { ThreadRef } from "./thread.ts";
import type { AttachmentId, ClientId, MessageId, PersonaKey } from "../../ids.ts";

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
  readonly thread: ThreadRef;
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

/** What changed in a message; absent keys stay as they are. */
export type MessageChanges = Partial<Omit<Message, "id" | "thread" | "clientId" | "reactions">>;
