import type { Instant } from "../instant.ts";
import type { MessageContent } from "../messages/content.ts";
import type { ThreadRef } from "../messages/thread.ts";
import type { ClientId, FileId, MessageId } from "../../ids.ts";
import type { CodedText } from "../../text/catalogue.ts";

/** Where a written message stands. `sent` is no state of an entry: a sent one has left the outbox and is a Message. */
export type Delivery =
  | { readonly state: "queued" }
  /** Its files are on their way, before it; `percent` of all their bytes have left. */
  | { readonly state: "uploading"; readonly percent: number }
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly reason: CodedText };

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
  readonly thread: ThreadRef;
  readonly content: MessageContent;
  readonly replyTo: MessageId | null;
  readonly files: readonly OutboxFile[];
  readonly queuedAt: Instant;
  readonly delivery: Delivery;
}
