import type { Instant } from "../instant.ts";
import type { MessageContent } from "../messages/content.ts";
import type { OutboxFile } from "../outbox/types.ts";
import type { ChannelId, ClientId, MessageId, PersonaKey } from "../../ids.ts";

/** The message that is answered, with as much of it as the composer shows. */
export interface DraftReply {
  readonly message: MessageId;
  readonly author: PersonaKey | null;
  readonly authorName: string | null;
  readonly excerpt: string;
}

/** Other words for a message that was sent, or for one that failed and waits in the outbox. */
export type DraftEdit = {
  readonly content: MessageContent;
  /** How the message begins as it is. */
  readonly excerpt: string;
} & (
  { readonly type: "message"; readonly message: MessageId } | { readonly type: "entry"; readonly clientId: ClientId }
);

/** What stands in the composer of one conversation. */
export interface Draft {
  /** Of the next message; while another one is edited it waits. */
  readonly content: MessageContent;
  readonly replyTo: DraftReply | null;
  readonly edit: DraftEdit | null;
  /** They go with the next message. */
  readonly files: readonly OutboxFile[];
}

/** As main holds it. An empty one stays until the program ends, for its revision. */
export interface KeptDraft extends Draft {
  readonly channel: ChannelId;
  /** Grows with every change of any draft of the workspace. */
  readonly revision: number;
  readonly updatedAt: Instant;
}
