import type { Archive, ArchivePage, KnownSpan } from "../../electron/core/ports/archive.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import { conversationIn } from "../../shared/domain/messages/thread.ts";
import type { ChannelId, MessageId, PersonaKey } from "../../shared/ids.ts";
import { conversationEntry } from "../../shared/domain/conversations/conversation.ts";
import { createListing } from "../../shared/domain/conversations/listing.ts";
import { personEntry } from "../../shared/domain/people/people.ts";
import { tableOf } from "../../shared/collections/table.ts";
import { rowsAfter } from "../support/rows-after.ts";

/** What an archive holds: pass the same to open it again. */
export function emptyArchive() {
  return {
    conversations: new Map<ChannelId, Conversation>(),
    people: new Map<PersonaKey, Person>(),
    messages: new Map<MessageId, Message>(),
    /** The ids of each channel that are known, whether a message stands there or not. */
    known: new Map<ChannelId, Set<number>>(),
    /** The lowest id of each channel that is known to have nothing before it. */
    starts: new Map<ChannelId, Set<number>>(),
    facts: new Map<string, string>(),
  };
}

/** The port in the plainest way there is: known ids one by one, no spans to merge. Slow for wide spans. */
export function inMemoryArchive(held = emptyArchive()): Archive {
  let isOpen = true;

  /** The run of known ids around `id`. */
  function runAround(channel: ChannelId, id: number): { readonly from: number; readonly to: number } | null {
    const known = held.known.get(channel);
    if (known === undefined || !known.has(id)) return null;
    let [from, to] = [id, id];
    while (known.has(from - 1)) from -= 1;
    while (known.has(to + 1)) to += 1;
    return { from, to };
  }

  function newest(channel: ChannelId): MessageId | null {
    const known = held.known.get(channel);
    return known === undefined || known.size === 0 ? null : (Math.max(...known) as MessageId);
  }

  function learn(channel: ChannelId, span: KnownSpan): void {
    const known = held.known.get(channel) ?? new Set();
    for (let id: number = span.from; id <= span.to; id += 1) known.add(id);
    held.known.set(channel, known);
    if (span.reachesStart) held.starts.set(channel, new Set([...(held.starts.get(channel) ?? []), span.from]));
  }

  function page(channel: ChannelId, from: MessageId | null, side: "older" | "newer", limit: number): ArchivePage {
    const at = from ?? newest(channel);
    const run = at === null ? null : runAround(channel, at);
    if (at === null || run === null) return { messages: [], reachesStart: false, endsAtHole: true };
    const inRun = [...held.messages.values()]
      .filter((each) => conversationIn(each.thread) === channel && run.from <= each.id && each.id <= run.to)
      .toSorted((a, b) => a.id - b.id);
    if (side === "newer") {
      const messages = inRun.filter((each) => each.id > at).slice(0, limit);
      return { messages, reachesStart: false, endsAtHole: messages.length < limit };
    }
    const before = inRun.filter((each) => each.id < at || from === null);
    const messages = before.slice(-limit);
    const startsHere = [...(held.starts.get(channel) ?? [])].some((id) => run.from <= id && id <= run.to);
    const reachesStart = messages.length === before.length && startsHere;
    return { messages, reachesStart, endsAtHole: messages.length < limit && !reachesStart };
  }

  return {
    conversationsAfter: (channel, limit) =>
      rowsAfter([...held.conversations.values()].map(conversationEntry), channel, limit),
    peopleAfter: (person, limit) => rowsAfter([...held.people.values()].map(personEntry), person, limit),
    latestConversations: (limit) =>
      createListing()(tableOf([...held.conversations.values()].map(conversationEntry))).slice(0, limit),
    peopleNamed: (people) => people.flatMap((key) => held.people.get(key) ?? []),
    saveConversations(conversations) {
      for (const each of conversations) held.conversations.set(each.id, each);
    },
    removeConversations(channels) {
      for (const channel of channels) {
        for (const [id, each] of held.messages) if (conversationIn(each.thread) === channel) held.messages.delete(id);
        for (const map of [held.conversations, held.known, held.starts]) map.delete(channel);
      }
    },
    savePeople(people) {
      for (const each of people) held.people.set(each.key, each);
    },
    saveMessages(channel, messages, span) {
      if (!isOpen) return;
      for (const each of messages) held.messages.set(each.id, each);
      if (span !== null) learn(channel, span);
    },
    saveSingleMessages(messages) {
      if (isOpen) for (const each of messages) held.messages.set(each.id, each);
    },
    removeMessages(messages) {
      for (const id of messages) held.messages.delete(id);
    },
    message: (id) => (isOpen ? (held.messages.get(id) ?? null) : null),
    idsBetween: (channel, from, to) =>
      [...held.messages.values()]
        .filter((each) => conversationIn(each.thread) === channel && from <= each.id && each.id <= to)
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    marked: (mark) =>
      [...held.messages.values()]
        .filter((each) => (mark === "starred" ? each.isStarred : each.pinnedAt !== null))
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    isKnown: (channel, id) => held.known.get(channel)?.has(id) ?? false,
    known: () =>
      new Map(
        [...held.known]
          .filter(([, ids]) => ids.size > 0)
          .map(([channel, ids]) => [
            channel,
            { from: Math.min(...ids) as MessageId, to: Math.max(...ids) as MessageId },
          ]),
      ),
    forgetAfter(channel, limit) {
      for (const [id, each] of held.messages)
        if (conversationIn(each.thread) === channel && id > limit) held.messages.delete(id);
      for (const ids of [held.known.get(channel), held.starts.get(channel)])
        for (const id of ids ?? []) if (id > limit) ids?.delete(id);
    },
    newestKnown: newest,
    page: (channel, from, side, limit) =>
      isOpen ? page(channel, from, side, limit) : { messages: [], reachesStart: false, endsAtHole: true },
    readFact: (name) => held.facts.get(name) ?? null,
    writeFact: (name, value) => void held.facts.set(name, value),
    close: () => void (isOpen = false),
  };
}
