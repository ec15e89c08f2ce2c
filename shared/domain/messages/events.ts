import type { AttachmentId, MessageId } from "../../ids.ts";
import type { Message, MessageChanges, Reaction } from "./types.ts";

/** What the server says of messages. */
export type MessageEvent =
  | { readonly type: "message-posted"; readonly message: Message; readonly isSilent: boolean }
  | { readonly type: "message-changed"; readonly message: MessageId; readonly changes: MessageChanges }
  /** All that was told of one message at once. Of a `count` of 0 the last one of that content is gone. */
  | { readonly type: "reactions-changed"; readonly message: MessageId; readonly reactions: readonly Reaction[] }
  | { readonly type: "messages-deleted"; readonly messages: readonly MessageId[] }
  | { readonly type: "attachment-deleted"; readonly message: MessageId; readonly attachment: AttachmentId }
  /** An empty `messages` means all of them (WIRE.md §5.2, unstar_all). */
  | { readonly type: "messages-starred"; readonly messages: readonly MessageId[]; readonly isStarred: boolean };
