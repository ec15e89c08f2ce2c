import * as v from "valibot";
import type { MessageVersion } from "../../core/ports/server.ts";
import { AttachmentId, ChannelId, MessageId, PartnerId, partnerKey } from "../../../shared/ids.ts";
import { earliest, latest } from "../../../shared/domain/moment.ts";
import { readBody } from "./message-text.ts";
import { instant, listOf, orNothing, writtenAt } from "./values.ts";

/** The fields of `mail.message` that a version is read from. `load: ""` leaves names out of them. */
export const versionFields = [
  "res_id",
  "date",
  "write_date",
  "body",
  "attachment_ids",
  "partner_ids",
  "pinned_at",
  "starred",
  "parent_id",
] as const;

const Row = v.object({
  id: MessageId,
  res_id: ChannelId,
  date: instant,
  write_date: v.pipe(writtenAt, instant),
  body: v.pipe(
    orNothing(v.string()),
    v.transform((html) => html ?? ""),
  ),
  attachment_ids: listOf(AttachmentId),
  partner_ids: listOf(PartnerId),
  pinned_at: orNothing(instant),
  starred: v.boolean(),
  parent_id: orNothing(MessageId),
} satisfies Record<"id" | (typeof versionFields)[number], v.GenericSchema>);

/** A row of `search_read` with those fields. */
export const VersionRow = v.pipe(
  Row,
  v.transform((row): MessageVersion => {
    const { text, isEdited, isEmpty } = readBody(row.body);
    return {
      id: row.id,
      channel: row.res_id,
      sentAt: row.date,
      writtenAt: row.write_date,
      body: row.body,
      text,
      isEdited,
      isEmpty,
      attachments: row.attachment_ids,
      isStarred: row.starred,
      pinnedAt: row.pinned_at,
      mentions: row.partner_ids.map(partnerKey),
      replyTo: row.parent_id,
      isWithoutReactions: false,
    };
  }),
);

/** As the server writes moments: naive UTC, to the second (WIRE.md §5.1). */
export function odooMoment(at: number): string {
  return new Date(Math.min(Math.max(at, earliest), latest)).toISOString().slice(0, 19).replace("T", " ");
}
