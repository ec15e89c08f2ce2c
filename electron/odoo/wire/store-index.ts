import { partnerKey, type AttachmentId, type ChannelId, type MessageId } from "../../../shared/ids.ts";
import { previewOf } from "../../../shared/domain/messages/preview.ts";
import type { Steps } from "../../core/work/steps.ts";
import { channelOf } from "./thread.ts";
import { readBody } from "./message-text.ts";
import type { AttachmentRecord, MemberRecord, MessageRecord, ReactionRecord } from "./records.ts";
import type { StoreRecords } from "./store.ts";

/** The records of a Store by what others name them by. */
export interface StoreIndex {
  readonly membersOf: ReadonlyMap<ChannelId, readonly MemberRecord[]>;
  readonly messageOf: ReadonlyMap<MessageId, MessageRecord>;
  readonly attachmentOf: ReadonlyMap<AttachmentId, AttachmentRecord>;
  readonly reactionsTo: ReadonlyMap<MessageId, readonly ReactionRecord[]>;
  /** By persona. */
  readonly nameOf: ReadonlyMap<string, string | null>;
  /** Its text in one line, read once, however many messages answer it. */
  previewOf(message: MessageRecord): string;
}

/** So many records are cheap to file, and are filed in one step. */
const together = 500;

/** Of two records of one name the first counts. */
export function* indexOf(store: StoreRecords): Steps<StoreIndex> {
  const membersOf = new Map<ChannelId, MemberRecord[]>();
  const messageOf = new Map<MessageId, MessageRecord>();
  const attachmentOf = new Map<AttachmentId, AttachmentRecord>();
  const reactionsTo = new Map<MessageId, ReactionRecord[]>();
  const nameOf = new Map<string, string | null>();
  yield* file(store.members, (member) => {
    const channel = channelOfMember(member);
    if (channel !== null) addTo(membersOf, channel, member);
  });
  yield* file(store.messages, (message) => putFirst(messageOf, message.id, message));
  yield* file(store.attachments, (attachment) => putFirst(attachmentOf, attachment.id, attachment));
  yield* file(store.reactions, (reaction) => addTo(reactionsTo, reaction.message, reaction));
  yield* file(store.partners, ({ id, name }) => putFirst(nameOf, partnerKey(id), name ?? null));
  yield* file(store.guests, ({ id, name }) => putFirst(nameOf, `guest:${id}`, name ?? null));
  return { membersOf, messageOf, attachmentOf, reactionsTo, nameOf, previewOf: createPreviews() };
}

export function channelOfMember(member: MemberRecord): ChannelId | null {
  return member.thread ? channelOf(member.thread) : null;
}

function createPreviews(): StoreIndex["previewOf"] {
  const previews = new Map<MessageRecord, string>();
  return (message) => {
    const known = previews.get(message);
    if (known !== undefined) return known;
    const preview = previewOf(readBody(message.body ?? "").text);
    previews.set(message, preview);
    return preview;
  };
}

function* file<T>(records: readonly T[], put: (record: T) => void): Steps<void> {
  for (const [at, record] of records.entries()) {
    put(record);
    if (at % together === together - 1) yield;
  }
}

function putFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
