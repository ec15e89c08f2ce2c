import * as v from "valibot";

/** Ids are columns of four bytes in the database: what is greater is none. */
export const greatestId = 2 ** 31 - 1;

/** Ids are branded, so that a channel's number can never be passed where a message's is wanted. */
const serverId = () => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(greatestId));
const uuid = () => v.pipe(v.string(), v.uuid());

/** One account on one Odoo database, named by this machine (a UUID). */
export const WorkspaceId = v.pipe(uuid(), v.brand("WorkspaceId"));
export type WorkspaceId = v.InferOutput<typeof WorkspaceId>;

/** Odoo's id of a `discuss.channel`: a channel, a group or a direct message. */
export const ChannelId = v.pipe(serverId(), v.brand("ChannelId"));
export type ChannelId = v.InferOutput<typeof ChannelId>;

/** The technical name of a model of Odoo, such as `sale.order`. It goes into addresses. */
export const RecordModel = v.pipe(
  v.string(),
  v.maxLength(128),
  v.regex(/^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*$/),
  v.brand("RecordModel"),
);
export type RecordModel = v.InferOutput<typeof RecordModel>;

/** Odoo's id of a record of such a model. */
export const RecordId = v.pipe(serverId(), v.brand("RecordId"));
export type RecordId = v.InferOutput<typeof RecordId>;

/** Odoo's id of a `mail.message`. */
export const MessageId = v.pipe(serverId(), v.brand("MessageId"));
export type MessageId = v.InferOutput<typeof MessageId>;

/** Odoo's id of a `discuss.channel.member`: one persona in one channel. */
export const MemberId = v.pipe(serverId(), v.brand("MemberId"));
export type MemberId = v.InferOutput<typeof MemberId>;

/** Odoo's id of an `ir.attachment`. */
export const AttachmentId = v.pipe(serverId(), v.brand("AttachmentId"));
export type AttachmentId = v.InferOutput<typeof AttachmentId>;

/** Odoo's id of a `res.partner`. */
export const PartnerId = v.pipe(serverId(), v.brand("PartnerId"));
export type PartnerId = v.InferOutput<typeof PartnerId>;

/** Odoo's id of a `mail.guest`. */
export const GuestId = v.pipe(serverId(), v.brand("GuestId"));
export type GuestId = v.InferOutput<typeof GuestId>;

/** Who speaks: `partner:42` or `guest:7` (WIRE.md §5.1 personas). */
export const PersonaKey = v.pipe(
  v.string(),
  v.regex(/^(?:partner|guest):[1-9][0-9]{0,9}$/),
  v.check((key) => Number(key.slice(key.indexOf(":") + 1)) <= greatestId, "no id"),
  v.brand("PersonaKey"),
);
export type PersonaKey = v.InferOutput<typeof PersonaKey>;

/** A message's own name, given before it is sent (a UUID; also the core of its RFC Message-ID, WIRE.md §7). */
export const ClientId = v.pipe(uuid(), v.brand("ClientId"));
export type ClientId = v.InferOutput<typeof ClientId>;

/** A file that was put into a message here, named by this machine (a UUID). */
export const FileId = v.pipe(uuid(), v.brand("FileId"));
export type FileId = v.InferOutput<typeof FileId>;

/** The person's leave to fetch one picture of another server, given in this run (a UUID). */
export const GrantId = v.pipe(uuid(), v.brand("GrantId"));
export type GrantId = v.InferOutput<typeof GrantId>;

export function partnerKey(partner: PartnerId): PersonaKey {
  return v.parse(PersonaKey, `partner:${partner}`);
}

/** The partner behind a persona, or null for a guest. */
export function partnerOf(persona: PersonaKey): PartnerId | null {
  const [type, id] = persona.split(":");
  return type === "partner" ? v.parse(PartnerId, Number(id)) : null;
}
