import * as v from "valibot";
import { AttachmentId, MessageId } from "../../../shared/ids.ts";
import { listOf, odooTime, orNothing, rowId, text } from "./values.ts";

/**
 * Rows of `search_read` (WIRE.md §6.3): flat, a relation to one as `[id, name]`, to many as ids, empty as `false`.
 */
export const many2one = orNothing(
  v.pipe(
    v.looseTuple([rowId, v.unknown()]),
    v.transform(([id, name]): Reference => ({ id, name: typeof name === "string" ? name : "" })),
  ),
);
/** One that cannot be read is none, where the row means something without it. */
const many2oneOrNone = v.fallback(many2one, null);

/** What a message is read with. Fields that a server does not know have to be left out of the question. */
export const messageRowFields = [
  "author_id",
  "author_guest_id",
  "email_from",
  "date",
  "create_date",
  "write_date",
  "message_type",
  "body",
  "attachment_ids",
  "parent_id",
  "pinned_at",
  "starred",
  "partner_ids",
  "res_id",
  "message_id",
] as const;

export const MessageRow = v.object({
  id: MessageId,
  res_id: rowId,
  author_id: many2oneOrNone,
  author_guest_id: v.optional(many2oneOrNone, null),
  email_from: v.optional(text, null),
  date: odooTime,
  create_date: odooTime,
  write_date: odooTime,
  message_type: v.string(),
  body: v.pipe(
    orNothing(v.string()),
    v.transform((html) => html ?? ""),
  ),
  attachment_ids: listOf(AttachmentId),
  parent_id: many2oneOrNone,
  pinned_at: v.fallback(v.optional(orNothing(odooTime), null), null),
  starred: v.optional(v.boolean()),
  partner_ids: listOf(rowId),
  message_id: v.optional(text, null),
});
export type MessageRow = v.InferOutput<typeof MessageRow>;

/** `[42, "Alice"]`. */
interface Reference {
  readonly id: number;
  readonly name: string;
}

/**
 * The same as a Store (WIRE.md §5.1), for those who read Stores. A name is that of a record's list entry, with the
 * company before it: good to show where nothing else is known, and to nothing else.
 */
export function messagesAsStore(rows: readonly MessageRow[], attachments: readonly unknown[], model: string): unknown {
  const authors = rows.flatMap(({ author_id: partner }) => partner ?? []);
  const guests = rows.flatMap(({ author_guest_id: guest }) => guest ?? []);
  return {
    "res.partner": authors,
    "mail.guest": guests,
    "ir.attachment": attachments,
    "mail.message": rows.map((row) => ({
      id: row.id,
      thread: { id: row.res_id, model },
      author: authorOf(row),
      email_from: row.email_from,
      date: row.date,
      message_type: row.message_type,
      body: row.body,
      attachment_ids: row.attachment_ids,
      parentMessage: row.parent_id?.id ?? false,
      pinned_at: row.pinned_at,
      ...(row.starred === undefined ? {} : { starred: row.starred }),
      recipients: row.partner_ids.map((id) => ({ id, type: "partner" })),
    })),
  };
}

function authorOf({ author_id: partner, author_guest_id: guest }: MessageRow): unknown {
  if (partner) return { id: partner.id, type: "partner" };
  return guest ? { id: guest.id, type: "guest" } : false;
}
