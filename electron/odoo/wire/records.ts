import * as v from "valibot";
import { AttachmentId, ChannelId, MemberId, MessageId, type GuestId, type PartnerId } from "../../../shared/ids.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import {
  count,
  deletedIds,
  instant,
  listOf,
  name,
  orNothing,
  persona,
  presence,
  text,
  version,
  writtenAt,
} from "./values.ts";

/**
 * The fields we take from each model of a Store, each with its schema. Every field but `id` may be absent, which
 * means "unchanged" (WIRE.md §5.1). Fields that nobody here reads are left out.
 */
const thread = v.object({ id: v.number(), model: v.string() });
/** 0 where a member has read nothing yet. */
const separator = v.pipe(
  count,
  v.transform((id) => (id === 0 ? null : id)),
  v.nullable(MessageId),
);

/** Shown in one line, under the name. */
export const nameLine = v.pipe(
  text,
  v.transform((value) => (value === null ? null : visibleName(value, 1_000) || null)),
);

/** As the picker of a window may send it back. */
const reactionContent = v.pipe(v.string(), v.nonEmpty(), v.maxLength(32));

/** `image/png`; what is no type of a file is none. */
const mimetype = v.pipe(
  text,
  v.transform((value) => (value !== null && /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(value) ? value : null)),
);

export const partnerFields = {
  name,
  im_status: presence,
  userId: orNothing(v.number()),
  write_date: version,
};

export const channelFields = {
  channel_type: v.string(),
  name,
  custom_channel_name: name,
  description: nameLine,
  avatarCacheKey: version,
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
  write_date: orNothing(v.pipe(writtenAt, instant)),
  reactions: v.pipe(
    v.array(v.unknown()),
    v.transform((list) => ({ added: list, deleted: list })),
    v.object({
      added: listOf(v.object({ content: reactionContent })),
      deleted: deletedIds(v.object({ content: reactionContent })),
    }),
  ),
};

export const attachmentFields = {
  name,
  filename: name,
  mimetype,
  size: orNothing(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
};

export const reactionFields = {
  message: MessageId,
  content: reactionContent,
  count,
  personas: listOf(persona),
  /** The least id of the rows that it is made of. */
  sequence: v.fallback(v.optional(count), undefined),
};

export type PartnerRecord = Fields<typeof partnerFields> & { readonly id: PartnerId };
export type GuestRecord = Fields<typeof partnerFields> & { readonly id: GuestId };
export type ChannelRecord = Fields<typeof channelFields> & { readonly id: ChannelId };
export type MemberRecord = Fields<typeof memberFields> & { readonly id: MemberId };
export type MessageRecord = Fields<typeof messageFields> & { readonly id: MessageId };
export type AttachmentRecord = Fields<typeof attachmentFields> & { readonly id: AttachmentId };
export type ReactionRecord = v.InferOutput<ReturnType<typeof reaction>>;

export type Fields<E extends Entries> = { readonly [K in keyof E]?: v.InferOutput<E[K]> };
export type Entries = Readonly<Record<string, v.GenericSchema>>;

/** A whole: a reaction without any of its parts says nothing. */
export const reaction = () => v.object(reactionFields);
