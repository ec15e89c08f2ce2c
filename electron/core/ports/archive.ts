import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { Person } from "../../../shared/domain/people/types.ts";
import type { TimelinePage } from "../../../shared/domain/timelines/types.ts";
import type { ChannelId, MessageId, PersonaKey } from "../../../shared/ids.ts";

/** A range of message ids of one channel between which nothing is missing. */
export interface KnownSpan {
  readonly from: MessageId;
  readonly to: MessageId;
  /** Nothing older exists on the server. */
  readonly reachesStart: boolean;
}

/** So many rows are written together: one commit costs about as much as ten rows, and more would take too long. */
export const rowsEach = 50;

/**
 * What the server told, kept to start and scroll without it. One for each workspace. It may vanish at any time
 * (then it is rebuilt) and therefore never holds anything that exists nowhere else.
 */
export interface Archive {
  /** By ascending id those that come after one; null for those from the first one on. */
  conversationsAfter(channel: ChannelId | null, limit: number): ArchiveRows<Conversation, ChannelId>;
  /** By ascending key, as above. */
  peopleAfter(person: PersonaKey | null, limit: number): ArchiveRows<Person, PersonaKey>;
  /** Those that stand first in the list: pinned ones, latest interest first. */
  latestConversations(limit: number): readonly Conversation[];
  /** In no order; without those that are not kept. */
  peopleNamed(people: readonly PersonaKey[]): readonly Person[];
  saveConversations(conversations: readonly Conversation[]): void;
  removeConversations(channels: readonly ChannelId[]): void;
  savePeople(people: readonly Person[]): void;
  /** Of one conversation. `span` null: they prove nothing about their neighbours. */
  saveMessages(channel: ChannelId, messages: readonly Message[], span: KnownSpan | null): void;
  /** Of conversations and of records, proving nothing about their neighbours: many in one go. */
  saveSingleMessages(messages: readonly Message[]): void;
  removeMessages(messages: readonly MessageId[]): void;
  message(id: MessageId): Message | null;
  /** Ids of the messages of a channel from `from` to `to`, single ones too, ascending. */
  idsBetween(channel: ChannelId, from: number, to: number): readonly MessageId[];
  /** Every message with a star, or with a pin. */
  marked(mark: "starred" | "pinned"): readonly MessageId[];
  /** The end of the newest span; null when the channel has none. */
  newestKnown(channel: ChannelId): MessageId | null;
  /** Lies in a span: a message of that id was either kept or not there. */
  isKnown(channel: ChannelId, id: MessageId): boolean;
  /** The channels that have a span, and the first and last id of all of theirs. */
  known(): ReadonlyMap<ChannelId, Pick<KnownSpan, "from" | "to">>;
  /** What is above that id is not known any more, neither messages nor that there are none; 0 forgets all. */
  forgetAfter(channel: ChannelId, id: number): void;
  /** Up to `limit` messages next to `from` inside its span, oldest first; `from` null: the end of the newest span. */
  page(channel: ChannelId, from: MessageId | null, side: "older" | "newer", limit: number): ArchivePage;
  /** Small facts such as the last bus id. */
  readFact(name: string): string | null;
  writeFact(name: string, value: string): void;
  close(): void;
}

/** Some of many rows. What cannot be read is left out. */
export interface ArchiveRows<T, K> {
  readonly rows: readonly T[];
  /** The key of the last row that was looked at, to go on from; null when there was none. */
  readonly last: K | null;
  /** There were fewer than asked for: nothing comes after them. */
  readonly isEnd: boolean;
}

export interface ArchivePage extends Omit<TimelinePage, "isLive"> {
  /** The span ended before `limit`: what lies beyond has to be asked of the server. */
  readonly endsAtHole: boolean;
}
