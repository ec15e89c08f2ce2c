import { groupBy } from "../../../shared/group-by.ts";
import { previewOf } from "../../../shared/preview.ts";
import { partnerKey, type AttachmentId, type MessageId, type PersonaKey } from "../../../shared/ids.ts";
import { readBody } from "./message-text.ts";
import type { AttachmentRecord, MessageRecord, ReactionRecord } from "./records.ts";
import type { StoreRecords } from "./store.ts";

/** The records of a Store by what others name them with, so that nobody searches a list for each of another list. */
export interface StoreLookup {
  readonly attachments: ReadonlyMap<AttachmentId, AttachmentRecord>;
  readonly messages: ReadonlyMap<MessageId, MessageRecord>;
  readonly reactionsTo: ReadonlyMap<MessageId, readonly ReactionRecord[]>;
  /** Of those who have one. */
  readonly names: ReadonlyMap<string, string>;
  /** Read once, however many answer it. */
  previewOf(message: MessageRecord): string;
}

export function lookupIn({ attachments, messages, reactions, partners, guests }: StoreRecords): StoreLookup {
  const previews = new Map<MessageRecord, string>();
  return {
    attachments: firstById(attachments),
    messages: firstById(messages),
    reactionsTo: groupBy(reactions, ({ message }) => message),
    names: new Map([
      ...guests.flatMap(({ id, name }) => named(`guest:${id}`, name)),
      ...partners.flatMap(({ id, name }) => named(partnerKey(id), name)),
    ]),
    previewOf(message) {
      const known = previews.get(message);
      if (known !== undefined) return known;
      const preview = previewOf(readBody(message.body ?? "").text);
      previews.set(message, preview);
      return preview;
    },
  };
}

function firstById<I, R extends { readonly id: I }>(records: readonly R[]): ReadonlyMap<I, R> {
  return new Map(records.toReversed().map((record) => [record.id, record]));
}

function named(key: PersonaKey | `guest:${number}`, name: string | null | undefined): readonly [string, string][] {
  return typeof name === "string" ? [[key, name]] : [];
}
