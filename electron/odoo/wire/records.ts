import * as v from "valibot";
import { AttachmentId, ChannelId, MemberId, MessageId, PartnerId } from "../../../shared/ids.ts";
import { deletedIds, instant, listOf, orNothing, persona, presence, text } from "./words.ts";

/**
 * The fields we take from each model of a Store, each with its schema. Every field but `id` may be absent, which
 * means "unchanged" (WIREBOOK §5.1). Fields that nobody here reads are left out.
 */
const thread = v.object({ id: v.number(), model: v.string() });
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** 0 where a member has read nothing yet. */
const separator = v.pipe(
  count,
  v.transform((id) => (id === 0 ? null : id)),
  v.nullable(MessageId),
);

export const partnerFields = {
  name: text,
  im_status: presence,
  userId: orNothing(v.number()),
  write_date: orNothing(v.string()),
};

export const channelFields = {
  channel_type: v.string(),
  name: text,
  custom_channel_name: text,
  description: text,
  avatarCacheKey: text,
  memberCount: count,
  is_pinned: v.boolean(),
  mute_until_dt: orNothing(instant),
  custom_notifications: orNothing(v.picklist(["all", "mentions", "no_notif"])),
  last_interest_dt: orNothing(instant),
  channelMembers: deletedIds(MemberId),
};

export const memberFields = {
  thread,
  persona,
  seen_message_id: orNothing(MessageId),
  message_unread_counter: count,
  message_unread_counter_bus_id: count,
  new_message_separator: separator,
  isTyping: v.boolean(),
};

export const messageFields = {
  thread: orNothing(thread),
  author: orNothing(persona),
  email_from: text,
  date: orNothing(instant),
  message_type: v.string(),
  body: v.pipe(
    orNothing(v.string()),
    v.transform((html) => html ?? ""),
  ),
  attachment_ids: listOf(AttachmentId),
  parentMessage: orNothing(MessageId),
  pinned_at: orNothing(instant),
  starred: v.boolean(),
  recipients: listOf(persona),
  write_date: orNothing(instant),
  reactions: v.pipe(
    v.array(v.unknown()),
    v.transform((list) => ({ added: list, deleted: list })),
    v.object({
      added: listOf(v.object({ content: v.string() })),
      deleted: deletedIds(v.object({ content: v.string() })),
    }),
  ),
};

export const attachmentFields = {
  name: text,
  filename: text,
  mimetype: text,
  size: orNothing(count),
};

export const reactionFields = {
  message: MessageId,
  content: v.string(),
  count,
  personas: listOf(persona),
  /** The least id of the rows that it is made of. */
  sequence: v.optional(v.number()),
};

export type PartnerRecord = Fields<typeof partnerFields> & { readonly id: PartnerId };
export type ChannelRecord = Fields<typeof channelFields> & { readonly id: ChannelId };
export type MemberRecord = Fields<typeof memberFields> & { readonly id: MemberId };
export type MessageRecord = Fields<typeof messageFields> & { readonly id: MessageId };
export type AttachmentRecord = Fields<typeof attachmentFields> & { readonly id: AttachmentId };
export type ReactionRecord = v.InferOutput<ReturnType<typeof reaction>>;

export type Fields<E extends Entries> = { readonly [K in keyof E]?: v.InferOutput<E[K]> };
export type Entries = Readonly<Record<string, v.GenericSchema>>;

/** A whole: a reaction without any of its parts says nothing. */
export const reaction = () => v.object(reactionFields);
