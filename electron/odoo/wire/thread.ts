import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import type { ThreadRef } from "../../../shared/domain/messages/thread.ts";
import { ChannelId, RecordId, RecordModel } from "../../../shared/ids.ts";

/** A thread as Odoo names it: the model of a record, and its id. */
export interface OdooThread {
  readonly model: string;
  readonly id: number;
}

/** Null for a model or an id that cannot be one. */
export function threadOf({ model, id }: OdooThread): ThreadRef | null {
  if (model === ourModels.channel) {
    const channel = v.safeParse(ChannelId, id);
    return channel.success ? { type: "conversation", id: channel.output } : null;
  }
  const record = v.safeParse(v.object({ model: RecordModel, id: RecordId }), { model, id });
  return record.success ? { type: "record", ...record.output } : null;
}

/** Null for a thread that is no conversation. */
export function channelOf(thread: OdooThread): ChannelId | null {
  const known = threadOf(thread);
  return known?.type === "conversation" ? known.id : null;
}

export function odooThread(thread: ThreadRef): OdooThread {
  return thread.type === "conversation" ? { model: ourModels.channel, id: thread.id } : thread;
}
