import * as v from "valibot";
import { ChannelId, RecordId, RecordModel } from "../../ids.ts";

/** Where a message stands: in a conversation, or in the chatter of a record such as an order. */
export const ThreadRef = v.pipe(
  v.variant("type", [
    v.strictObject({ type: v.literal("conversation"), id: ChannelId }),
    v.strictObject({ type: v.literal("record"), model: RecordModel, id: RecordId }),
  ]),
  v.readonly(),
);
export type ThreadRef = v.InferOutput<typeof ThreadRef>;

export function inConversation(id: ChannelId): ThreadRef {
  return { type: "conversation", id };
}

/** Null for a thread that is no conversation. */
export function conversationIn(thread: ThreadRef): ChannelId | null {
  return thread.type === "conversation" ? thread.id : null;
}

/** The same for two that are one thread, and for no others. */
export function threadKey(thread: ThreadRef): string {
  return thread.type === "conversation" ? `conversation:${thread.id}` : `${thread.model}:${thread.id}`;
}
