import * as v from "valibot";
import type { ThreadRef } from "../../shared/domain/messages/thread.ts";
import { ChannelId, RecordId, RecordModel } from "../../shared/ids.ts";

/** Where a message stands, as it is kept. */
export const ThreadRow = v.variant("type", [
  v.object({ type: v.literal("conversation"), id: ChannelId }),
  v.object({ type: v.literal("record"), model: RecordModel, id: RecordId }),
]) satisfies v.GenericSchema<unknown, ThreadRef>;

/** Rows of before there was more than conversations have the conversation as their `channel`. */
export const threadOfChannel = v.pipe(
  v.looseObject({ channel: v.optional(v.unknown()) }),
  v.transform(({ channel, ...rest }) =>
    channel === undefined ? rest : { thread: { type: "conversation", id: channel }, ...rest },
  ),
);
