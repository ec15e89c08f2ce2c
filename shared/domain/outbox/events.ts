import type { ClientId } from "../../ids.ts";
import type { MessageContent } from "../messages/content.ts";
import type { Message } from "../messages/types.ts";
import type { Delivery, OutboxEntry } from "./types.ts";

/** What becomes of a message that is written here. */
export type EntryEvent =
  | { readonly type: "message-queued"; readonly entry: OutboxEntry }
  | { readonly type: "delivery-changed"; readonly clientId: ClientId; readonly delivery: Delivery }
  /** The server's answer to the post; the bus may have brought the message before, or bring it later, or never. */
  | { readonly type: "message-accepted"; readonly clientId: ClientId; readonly message: Message }
  | { readonly type: "message-discarded"; readonly clientId: ClientId }
  /** The person has given one that failed other words. */
  | { readonly type: "message-revised"; readonly clientId: ClientId; readonly content: MessageContent };
