import * as v from "valibot";
import { eachOf, type Steps } from "../../core/work/steps.ts";
import { AttachmentId, ChannelId, GuestId, MemberId, MessageId, PartnerId } from "../../../shared/ids.ts";
import type { ReportWarning } from "./parse-warnings.ts";
import {
  attachmentFields,
  channelFields,
  memberFields,
  messageFields,
  partnerFields,
  reaction,
  type AttachmentRecord,
  type ChannelRecord,
  type Entries,
  type Fields,
  type GuestRecord,
  type MemberRecord,
  type MessageRecord,
  type PartnerRecord,
  type ReactionRecord,
} from "./records.ts";
import { indexOf, type StoreIndex } from "./store-index.ts";

/** The records of a Store of Odoo, `{model: [records]}` (WIRE.md §5.1), as far as they could be read. */
export interface StoreRecords {
  readonly partners: readonly PartnerRecord[];
  /** Guests have a name only. */
  readonly guests: readonly GuestRecord[];
  readonly channels: readonly ChannelRecord[];
  readonly members: readonly MemberRecord[];
  readonly messages: readonly MessageRecord[];
  readonly attachments: readonly AttachmentRecord[];
  readonly reactions: readonly ReactionRecord[];
}

export type OdooStore = StoreRecords & StoreIndex;

/** What is told of the first fault is enough: a list of a million faults would be a text of as many lines. */
const firstFault = { abortEarly: true } as const;

/**
 * Reads what it can: a bad field is left out of its record, a bad record out of its list, and each is complained of. A
 * step is a record.
 */
export function* readStore(raw: unknown, warn: ReportWarning): Steps<OdooStore> {
  const isStore = typeof raw === "object" && raw !== null && !Array.isArray(raw);
  if (!isStore) warn({ about: "Store", detail: "not an object" });
  const models: Readonly<Record<string, unknown>> = isStore ? { ...raw } : {};
  function* records<I extends v.GenericSchema, E extends Entries>(model: string, id: I, fields: E) {
    return yield* eachOf(listIn(models, model, warn), (one) => readRecord(model, id, fields, one, warn));
  }
  const all: StoreRecords = {
    partners: yield* records("res.partner", PartnerId, partnerFields),
    guests: yield* records("mail.guest", GuestId, partnerFields),
    channels: yield* records("discuss.channel", ChannelId, channelFields),
    members: yield* records("discuss.channel.member", MemberId, memberFields),
    messages: yield* records("mail.message", MessageId, messageFields),
    attachments: yield* records("ir.attachment", AttachmentId, attachmentFields),
    reactions: yield* eachOf(listIn(models, "MessageReactions", warn), (one) => readReaction(one, warn)),
  };
  return { ...all, ...(yield* indexOf(all)) };
}

function listIn(models: Readonly<Record<string, unknown>>, model: string, warn: ReportWarning): readonly unknown[] {
  const list = models[model];
  if (list === undefined) return [];
  if (Array.isArray(list)) return list;
  warn({ about: model, detail: "not a list" });
  return [];
}

/** One record as a list of one, or of none when it has no id to go by or is only there to be deleted. */
function readRecord<I extends v.GenericSchema, E extends Entries>(
  model: string,
  idSchema: I,
  fields: E,
  raw: unknown,
  warn: ReportWarning,
): readonly (Fields<E> & { readonly id: v.InferOutput<I> })[] {
  const record = v.safeParse(v.record(v.string(), v.unknown()), raw);
  const id = v.safeParse(idSchema, record.success ? record.output["id"] : undefined);
  if (!record.success || !id.success) {
    warn({ about: model, detail: id.success ? "not an object" : `id: ${v.summarize(id.issues)}` });
    return [];
  }
  const given = record.output;
  if (given["_DELETE"] === true) return [];
  const known: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(fields)) {
    if (!Object.hasOwn(given, name)) continue;
    const value = v.safeParse(schema, given[name], firstFault);
    if (value.success) known[name] = value.output;
    else warn({ about: `${model}.${name}`, detail: v.summarize(value.issues) });
  }
  // Each value has just been checked by the schema of its own field.
  return [{ ...(known as Fields<E>), id: id.output }];
}

function readReaction(raw: unknown, warn: ReportWarning): readonly ReactionRecord[] {
  const parsed = v.safeParse(reaction(), raw, firstFault);
  if (parsed.success) return [parsed.output];
  warn({ about: "MessageReactions", detail: v.summarize(parsed.issues) });
  return [];
}
