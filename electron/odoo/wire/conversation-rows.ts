import { ourModels } from "../dialects/dialects.ts";
import * as v from "valibot";
import { rowId } from "./values.ts";

/** A row of `search_read`, to be read by those who read Stores: its fields are looked at there, one by one. */
export const AnyRow = v.looseObject({ id: rowId });
export type AnyRow = v.InferOutput<typeof AnyRow>;

export const partnerRowFields = ["name", "im_status", "write_date", "user_ids"];
export const guestRowFields = ["name", "im_status", "write_date"];
/** Odoo 16 writes the key of a picture as `avatarCacheKey`. */
export const channelRowFields = [
  "name",
  "channel_type",
  "description",
  "avatar_cache_key",
  "avatarCacheKey",
  "member_count",
  "last_interest_dt",
];
/** What all may know of a membership. */
export const memberRowFields = ["channel_id", "partner_id", "guest_id", "seen_message_id"];
/** What only the person may know of the own one. */
export const ownRowFields = [
  ...memberRowFields,
  "message_unread_counter",
  "new_message_separator",
  "is_pinned",
  "mute_until_dt",
  "custom_notifications",
  "custom_channel_name",
];

export interface ConversationRows {
  readonly channels: readonly AnyRow[];
  readonly own: readonly AnyRow[];
  readonly members: readonly AnyRow[];
  readonly partners: readonly AnyRow[];
  readonly guests: readonly AnyRow[];
}

/** Conversations and people in the form in which the routes of Discuss tell them (WIRE.md §5.1). */
export function conversationsAsStore(rows: ConversationRows): unknown {
  const ownOf = new Map(rows.own.map((member) => [idIn(member["channel_id"]), member]));
  return {
    "discuss.channel": rows.channels.map((channel) => channelRecord(channel, ownOf.get(channel.id) ?? null)),
    "discuss.channel.member": [...rows.own.map(ownRecord), ...rows.members.map(memberRecord)],
    ...peopleAsStore(rows.partners, rows.guests),
  };
}

export function peopleAsStore(partners: readonly AnyRow[], guests: readonly AnyRow[]) {
  return {
    "res.partner": partners.map(({ user_ids: users, ...partner }) => ({
      ...partner,
      userId: Array.isArray(users) ? (users[0] ?? false) : false,
    })),
    "mail.guest": guests,
  };
}

/** The id in `[id, name]`; null where there is none. */
export function idIn(value: unknown): number | null {
  const id: unknown = Array.isArray(value) ? value[0] : null;
  return v.is(rowId, id) ? id : null;
}

function channelRecord(channel: AnyRow, own: AnyRow | null): unknown {
  return {
    ...channel,
    avatarCacheKey: channel["avatar_cache_key"] ?? channel["avatarCacheKey"] ?? false,
    memberCount: channel["member_count"],
    ...(own && given(own, ["is_pinned", "mute_until_dt", "custom_notifications", "custom_channel_name"])),
  };
}

function memberRecord(member: AnyRow) {
  const partner = idIn(member["partner_id"]);
  const guest = idIn(member["guest_id"]);
  return {
    id: member.id,
    thread: { id: idIn(member["channel_id"]), model: ourModels.channel },
    seen_message_id: idIn(member["seen_message_id"]) ?? false,
    ...(partner !== null && { persona: { id: partner, type: "partner" } }),
    ...(guest !== null && { persona: { id: guest, type: "guest" } }),
  };
}

function ownRecord(member: AnyRow): unknown {
  const seen = idIn(member["seen_message_id"]);
  return {
    ...memberRecord(member),
    ...given(member, ["message_unread_counter"]),
    // Before Odoo 18 nothing is kept but what has been seen.
    new_message_separator: member["new_message_separator"] ?? (seen === null ? 0 : seen + 1),
  };
}

/** Those of the fields that this version of Odoo has. */
function given(row: AnyRow, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]));
}
