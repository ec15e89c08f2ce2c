import type { Archive, KnownSpan } from "../../../electron/core/ports/archive.ts";
import { mergeSpan } from "../../../electron/storage/archive-spans.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { Person } from "../../../shared/domain/people/types.ts";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { ChannelId, MessageId, PersonaKey } from "../../../shared/ids.ts";
import { messageId } from "../../support/builders.ts";
import { conversationEntry } from "../../../shared/domain/conversations/conversation.ts";
import { createListing } from "../../../shared/domain/conversations/listing.ts";
import { personEntry } from "../../../shared/domain/people/people.ts";
import { tableOf } from "../../../shared/collections/table.ts";
import { rowsAfter } from "../../support/rows-after.ts";

/** What stands on the disk of a `createFakeArchive`: give the same to the next one, and the app has restarted. */
export interface ArchiveDisk {
  readonly conversations: Map<ChannelId, Conversation>;
  readonly people: Map<PersonaKey, Person>;
  readonly messages: Map<MessageId, Message>;
  readonly spans: Map<ChannelId, readonly KnownSpan[]>;
  readonly facts: Map<string, string>;
  /** Each save of conversations, as their ids. */
  readonly saves: string[];
}

export function emptyDisk(): ArchiveDisk {
  return {
    conversations: new Map(),
    people: new Map(),
    messages: new Map(),
    spans: new Map(),
    facts: new Map(),
    saves: [],
  };
}

/** An archive in memory. */
export function createFakeArchive(disk: ArchiveDisk = emptyDisk()): Archive {
  let isClosed = false;
  /** What is done to a closed one is done to nothing. */
  const open = (): ArchiveDisk => (isClosed ? emptyDisk() : disk);
  const spansOf = (channel: ChannelId) =>
    (open().spans.get(channel) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const within = (channel: ChannelId, from: number, to: number) =>
    [...open().messages.values()]
      .filter((one) => conversationIn(one.thread) === channel && one.id >= from && one.id <= to)
      .toSorted((a, b) => a.id - b.id);

  return {
    conversationsAfter: (channel, limit) =>
      rowsAfter([...open().conversations.values()].map(conversationEntry), channel, limit),
    peopleAfter: (person, limit) => rowsAfter([...open().people.values()].map(personEntry), person, limit),
    latestConversations: (limit) =>
      createListing()(tableOf([...open().conversations.values()].map(conversationEntry))).slice(0, limit),
    peopleNamed: (people) => people.flatMap((key) => open().people.get(key) ?? []),
    saveConversations(all) {
      open().saves.push(all.map(({ id }) => id).join(" "));
      all.forEach((one) => open().conversations.set(one.id, one));
    },
    removeConversations(channels) {
      for (const channel of channels) {
        open().conversations.delete(channel);
        open().spans.delete(channel);
        for (const { id } of within(channel, 0, Infinity)) open().messages.delete(id);
      }
    },
    savePeople: (all) => all.forEach((one) => open().people.set(one.key, one)),
    saveMessages(channel, messages, span) {
      for (const one of messages) open().messages.set(one.id, one);
      if (!span) return;
      const { merged, absorbed } = mergeSpan(spansOf(channel), span);
      open().spans.set(channel, [...spansOf(channel).filter((one) => !absorbed.includes(one)), merged]);
    },
    saveSingleMessages: (messages) => messages.forEach((one) => open().messages.set(one.id, one)),
    removeMessages: (ids) => ids.forEach((id) => open().messages.delete(id)),
    message: (id) => open().messages.get(id) ?? null,
    idsBetween: (channel, from, to) => within(channel, from, to).map(({ id }) => id),
    marked: (mark) =>
      [...open().messages.values()]
        .filter((one) => (mark === "starred" ? one.isStarred : one.pinnedAt !== null))
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    isKnown: (channel, id) => spansOf(channel).some((one) => one.from <= id && id <= one.to),
    known: () =>
      new Map(
        [...open().spans.keys()].flatMap((channel) => {
          const [first, last] = [spansOf(channel)[0], spansOf(channel).at(-1)];
          return first && last ? [[channel, { from: first.from, to: last.to }]] : [];
        }),
      ),
    forgetAfter(channel, limit) {
      for (const { id } of within(channel, limit + 1, Infinity)) open().messages.delete(id);
      const kept = spansOf(channel).filter((one) => one.from <= limit);
      open().spans.set(
        channel,
        kept.map((one) => ({ ...one, to: messageId(Math.min(one.to, limit)) })),
      );
    },
    newestKnown: (channel) => spansOf(channel).at(-1)?.to ?? null,
    page(channel, from, side, limit) {
      const span = spansOf(channel).findLast((one) => from === null || (one.from <= from && from <= one.to));
      if (!span) return { messages: [], reachesStart: false, endsAtHole: true };
      if (side === "newer") {
        const messages = within(channel, (from ?? span.to) + 1, span.to).slice(0, limit);
        return { messages, reachesStart: false, endsAtHole: messages.length < limit };
      }
      const all = within(channel, span.from, from === null ? span.to : from - 1);
      const reachesStart = span.reachesStart && all.length <= limit;
      const messages = all.slice(-limit);
      return { messages, reachesStart, endsAtHole: messages.length < limit && !reachesStart };
    },
    readFact: (name) => open().facts.get(name) ?? null,
    writeFact: (name, value) => void open().facts.set(name, value),
    close() {
      isClosed = true;
    },
  };
}
