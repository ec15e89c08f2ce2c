import * as v from "valibot";
import type { ServerEvent } from "../../../shared/domain/events.ts";
import {
  ChannelId,
  MemberId,
  MessageId,
  PartnerId,
  partnerKey,
  partnerOf,
  type PersonaKey,
} from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import type { FromServer } from "../../core/ports/server.ts";
import type { DiscussModels } from "../dialects/dialects.ts";
import type { Domain, RowReader } from "./rows.ts";
import { conversationChanges } from "../wire/conversations.ts";
import { channelFields, nameLine } from "../wire/records.ts";
import { many2one } from "../wire/rows.ts";
import { count, name as nameOf, odooTime, presence, writtenAt } from "../wire/values.ts";

export interface Joined {
  readonly channel: ChannelId;
  /** A time of the server. */
  readonly since: string;
}

/** Where the person stands: which conversations are his own, and how far he has read them. */
export interface MembershipPoller {
  /** Own conversations, as of the last look. */
  channels(): readonly ChannelId[];
  /** What has changed since the last look; the first one finds nothing new. */
  look(): FromServer<{ readonly events: readonly ServerEvent[]; readonly joined: readonly Joined[] }>;
  /** What was counted there is counted anew by whoever hears of a message: say it again with the next look. */
  markDirty(channel: ChannelId): void;
  /** What the conversations are called now; the first time that one is looked at is no change. */
  names(): FromServer<readonly ServerEvent[]>;
  /** How far the others have read, in those conversations that tell (WIRE.md §5.2); after `names`. */
  readers(): FromServer<readonly ServerEvent[]>;
  presenceOf(people: readonly PersonaKey[]): FromServer<readonly ServerEvent[]>;
}

/** A conversation is not lost for a number that is none. */
const counted = v.fallback(count, 0);
const channelId = v.pipe(
  many2one,
  v.transform((channel) => channel?.id),
  ChannelId,
);
const seen = v.pipe(
  many2one,
  v.transform((message) => message?.id ?? null),
  v.nullable(MessageId),
);

const OwnRow = v.object({
  id: MemberId,
  channel_id: channelId,
  create_date: v.fallback(odooTime, "1970-01-01 00:00:00"),
  message_unread_counter: counted,
  /** Since Odoo 18. */
  new_message_separator: v.optional(counted, 0),
  is_pinned: v.fallback(v.optional(v.boolean()), undefined),
  custom_channel_name: v.fallback(v.optional(nameOf), undefined),
  mute_until_dt: v.fallback(v.optional(channelFields.mute_until_dt), undefined),
  custom_notifications: v.fallback(v.optional(channelFields.custom_notifications), undefined),
});
type OwnRow = v.InferOutput<typeof OwnRow>;
const ownFields = Object.keys(OwnRow.entries).filter((field) => field !== "id");

const ReaderRow = v.object({
  id: MemberId,
  channel_id: channelId,
  partner_id: v.pipe(
    many2one,
    v.transform((partner) => partner?.id),
    PartnerId,
  ),
  seen_message_id: seen,
  write_date: writtenAt,
});

const NameRow = v.object({ id: ChannelId, name: nameOf, description: nameLine, channel_type: v.string() });
const PresenceRow = v.object({ id: PartnerId, im_status: presence });

export function createMembershipPoller(ports: {
  readonly rows: RowReader;
  readonly models: DiscussModels;
  readonly self: PersonaKey;
}): MembershipPoller {
  const { rows, models, self } = ports;
  let own: ReadonlyMap<ChannelId, OwnRow> | null = null;
  const spoken = new Set<ChannelId>();
  const seenBy = new Map<MemberId, MessageId | null>();
  let readAsOf: string | null = null;
  const called = new Map<ChannelId, string>();
  /** Those that tell who has read. */
  const telling = new Set<ChannelId>();
  const presences = new Map<PartnerId, string>();

  return {
    channels: () => [...(own?.keys() ?? [])],

    async look() {
      const domain: Domain = [["partner_id", "=", partnerOf(self)]];
      const answer = await rows.read({ model: models.member, domain, fields: ownFields, row: OwnRow });
      if (!answer.ok) return answer;
      const before = own;
      own = new Map(answer.value.map((row) => [row.channel_id, row]));
      if (before === null) return ok({ events: [], joined: [] });
      const left = [...before.keys()].filter((channel) => !own?.has(channel));
      const joined = answer.value.filter((row) => !before.has(row.channel_id));
      const events = [
        ...left.map((channel): ServerEvent => ({ type: "conversation-left", channel })),
        ...joined.map((row): ServerEvent => ({
          type: "conversation-joined",
          channel: row.channel_id,
          changes: membershipOf(row),
        })),
        ...answer.value.flatMap((row) => {
          const known = before.get(row.channel_id);
          return known ? changesOf(row, known, spoken.has(row.channel_id)) : [];
        }),
      ];
      spoken.clear();
      return ok({ events, joined: joined.map((row) => ({ channel: row.channel_id, since: row.create_date })) });
    },

    markDirty: (channel) => void spoken.add(channel),

    async readers() {
      const domain: Domain = [
        ["channel_id", "in", [...telling]],
        ["partner_id", "not in", [false, partnerOf(self)]],
        ...(readAsOf === null ? [] : [["write_date", ">=", readAsOf] as const]),
      ];
      const fields = ["channel_id", "partner_id", "seen_message_id", "write_date"];
      const slice = { limit: 500, order: "write_date desc" };
      const answer = await rows.read({ model: models.member, domain, fields, row: ReaderRow, ...slice });
      if (!answer.ok) return answer;
      return ok(
        answer.value.flatMap((row): readonly ServerEvent[] => {
          const { id, partner_id: partner, channel_id: channel, seen_message_id: read, write_date: at } = row;
          if (readAsOf === null || at > readAsOf) readAsOf = at;
          if (seenBy.get(id) === read) return [];
          seenBy.set(id, read);
          return [{ type: "members-changed", channel, members: [{ id, person: partnerKey(partner), seen: read }] }];
        }),
      );
    },

    async names() {
      const domain: Domain = [["id", "in", [...(own?.keys() ?? [])]]];
      const fields = ["name", "description", "channel_type"];
      const answer = await rows.read({ model: models.channel, domain, fields, row: NameRow });
      if (!answer.ok) return answer;
      return ok(
        answer.value.flatMap((row): readonly ServerEvent[] => {
          const before = called.get(row.id);
          const now = JSON.stringify([row.name, row.description]);
          called.set(row.id, now);
          if (row.channel_type !== "channel") telling.add(row.id);
          if (before === undefined || before === now) return [];
          const { id, name, description } = row;
          return [
            { type: "conversation-changed", channel: id, changes: conversationChanges({ id, name, description }) },
          ];
        }),
      );
    },

    async presenceOf(people) {
      const partners = people.flatMap((person) => (person === self ? [] : (partnerOf(person) ?? [])));
      if (partners.length === 0) return ok([]);
      const domain: Domain = [["id", "in", partners]];
      const answer = await rows.read({ model: "res.partner", domain, fields: ["im_status"], row: PresenceRow });
      if (!answer.ok) return answer;
      const changed = answer.value.filter(({ id, im_status: now }) => presences.get(id) !== now);
      for (const { id, im_status: now } of changed) presences.set(id, now);
      const told = changed.map(({ id, im_status: now }) => ({ key: partnerKey(id), presence: now }));
      return ok(told.length === 0 ? [] : [{ type: "people-changed", people: told }]);
    },
  };
}

function changesOf(row: OwnRow, known: OwnRow, isSpoken: boolean): readonly ServerEvent[] {
  const channel = row.channel_id;
  const events: ServerEvent[] = [];
  const isCounted =
    row.message_unread_counter !== known.message_unread_counter ||
    row.new_message_separator !== known.new_message_separator;
  if (isSpoken || isCounted)
    events.push({
      type: "unread-counted",
      channel,
      unread: row.message_unread_counter,
      asOf: null,
      separator: separatorOf(row),
    });
  const changes = membershipOf(row);
  if (JSON.stringify(changes) !== JSON.stringify(membershipOf(known)))
    events.push({ type: "conversation-changed", channel, changes });
  return events;
}

/** What a membership says about its conversation. */
function membershipOf(row: OwnRow) {
  return conversationChanges({
    id: row.channel_id,
    ...(row.is_pinned === undefined ? {} : { is_pinned: row.is_pinned }),
    ...(row.custom_channel_name === undefined ? {} : { custom_channel_name: row.custom_channel_name }),
    ...(row.mute_until_dt === undefined ? {} : { mute_until_dt: row.mute_until_dt }),
    ...(row.custom_notifications === undefined ? {} : { custom_notifications: row.custom_notifications }),
  });
}

/** 0 where nothing has been read yet, or where the server knows no such mark. */
function separatorOf({ new_message_separator: separator }: OwnRow): MessageId | null {
  return separator === 0 ? null : v.parse(MessageId, separator);
}
