import type { Message, Person, Profile, ServerEvent, WorkspaceState } from "../../shared/discuss.ts";
import { greatestId, type ChannelId, type MessageId, type WorkspaceId } from "../../shared/ids.ts";
import { emptyWorkspace, reduce } from "../../shared/reduce.ts";
import { numberFact } from "./number-fact.ts";
import type { Archive, Clock } from "./ports.ts";
import { atOnce, inSlices, pacerBy, type Steps } from "./slices.ts";

/** What changes often is written together, ms. */
const saveWithin = 1_000;

export interface Keeper {
  /** The state has changed: what of it is kept is written soon. */
  stateChanged(): void;
  /** Keeps what the server says of messages, edits and deletions included. */
  keep(event: ServerEvent): void;
  /** It comes late: a place among what is held without a hole was thought to be empty. */
  hadPassedBy(message: Message): boolean;
  /** Our own message as the answer to the post gave it: good until the bus brings the server's version. */
  keepAccepted(message: Message): void;
  /** From now on a message that comes proves nothing about what came before it. */
  gapBegan(): void;
  /** All that was missed is in the archive: what came meanwhile joins it. */
  gapClosed(): void;
  /** Begins to write what is not written yet. */
  save(): void;
  /** Writes it, however long that takes: the end is near. */
  flush(): void;
  /** As catch-up asks for it (CatchUpPorts). */
  lastListed(): (channel: ChannelId) => number;
  /**
   * The archive is empty: writes the list and the people whole. What is unread in a conversation that is missing from
   * a list would be news to the next catch-up.
   */
  keepAnew(): void;
}

/** What the archive knows, so that everything can be read before the first answer of the server. */
export function restoredState(id: WorkspaceId, profile: Profile, archive: Archive): WorkspaceState {
  // Who is there now is not what was true when the app last ran.
  const people = archive
    .loadPeople()
    .map((person) => (person.presence === "bot" ? person : { ...person, presence: "unknown" as const }));
  // An API key knows of no bus: a count that a session once kept by its ids would never be overtaken.
  const isCounted = profile.access === "session";
  const conversations = archive
    .loadConversations()
    .map((conversation) => (isCounted ? conversation : { ...conversation, unreadAsOf: 0 }));
  return reduce(emptyWorkspace(id, profile), { type: "overview-loaded", conversations, people, gone: [] });
}

/** Up to where the bus was heard, for the next start. */
export function busCursor(archive: Archive): { read(): number; write(last: number): void } {
  const lastBusId = "bus.last";
  return {
    read: () => numberFact(archive, lastBusId, greatestId) ?? 0,
    write: (last) => archive.writeFact(lastBusId, String(last)),
  };
}

/** So many rows are written together. */
const rowsEach = 50;

/** A list is being written for the first time: after a crash what is missing in it is no news. */
const partial = "list.partial";

/** Keeps the archive in step with what happens. */
export function createKeeper(archive: Archive, clock: Clock, state: () => WorkspaceState): Keeper {
  /** As they stand in the archive. */
  const listed = new Map(Object.values(state().conversations).map((one) => [one.id, one]));
  const met = new Map(Object.values(state().people).map((one) => [one.key, one]));
  /** What was last looked at for changes. */
  let seen: Pick<WorkspaceState, "conversations" | "people"> = state();
  let isPartial = archive.readFact(partial) === "1";
  let cancelSave: (() => void) | null = null;
  let isGap = true;
  const sinceGap = new Map<ChannelId, Message>();
  /** Up to where each conversation should be held without a hole: a full disk takes less, and says so to nobody. */
  const joinedTo = new Map<ChannelId, MessageId>();

  /** Writes what is not as it stands there. Each row is looked at again when its turn comes. */
  function* write(): Steps<void> {
    cancelSave?.();
    cancelSave = null;
    seen = state();
    const { conversations, people } = seen;
    const gone = [...listed.keys()].filter((id) => conversations[id] === undefined);
    yield;
    const changed = Object.values(conversations).filter((one) => listed.get(one.id) !== one);
    yield;
    const news = Object.values(people).filter((one) => !isSame(met.get(one.key), one));
    yield;
    if (listed.size === 0 && changed.length > rowsEach) markPartial(true);
    for (const ids of groupsOf(gone)) {
      archive.removeConversations(ids);
      for (const id of ids) listed.delete(id);
      yield;
    }
    for (const group of groupsOf(changed)) {
      const rows = group.flatMap(({ id }) => state().conversations[id] ?? []);
      archive.saveConversations(rows);
      for (const one of rows) listed.set(one.id, one);
      yield;
    }
    for (const group of groupsOf(news)) {
      const rows = group.flatMap(({ key }) => state().people[key] ?? []);
      archive.savePeople(rows);
      for (const one of rows) met.set(one.key, one);
      yield;
    }
    if (isPartial) markPartial(false);
  }

  function markPartial(is: boolean): void {
    isPartial = is;
    archive.writeFact(partial, is ? "1" : "");
  }

  const save = (): void => void inSlices(write(), pacerBy(clock));

  function keepPosted(message: Message): void {
    const end = archive.newestKnown(message.channel);
    const isNext = end === null || message.id > end;
    if (isGap && isNext) sinceGap.set(message.channel, message);
    // What the disk did not take is missing below this one, until the next page of the server brings it.
    const isTorn = (joinedTo.get(message.channel) ?? 0) > (end ?? 0);
    const isJoined = isNext && !isGap && !isTorn;
    if (isJoined) joinedTo.set(message.channel, message.id);
    archive.saveMessages(message.channel, [message], isJoined ? joining(end, message.id) : null);
  }

  function keepChanged(id: MessageId, event: ServerEvent): void {
    const known = archive.message(id);
    const changed = known && changedBy(state(), known, event);
    if (changed && changed !== known) archive.saveMessages(changed.channel, [changed], null);
  }

  return {
    save,
    flush: () => atOnce(write()),
    keepAnew() {
      listed.clear();
      met.clear();
      save();
    },
    lastListed() {
      if (listed.size === 0 || isPartial) return () => Infinity;
      const last = new Map([...listed.values()].map(({ id, lastMessage }) => [id, lastMessage?.id ?? 0]));
      return (channel) => last.get(channel) ?? 0;
    },
    stateChanged() {
      const { conversations, people } = state();
      if (conversations === seen.conversations && people === seen.people) return;
      cancelSave ??= clock.after(saveWithin, save);
    },
    keep(event) {
      switch (event.type) {
        case "message-posted":
          return keepPosted(event.message);
        case "message-changed":
        case "reactions-changed":
        case "attachment-deleted":
          return keepChanged(event.message, event);
        case "messages-starred":
          return event.messages.forEach((id) => keepChanged(id, event));
        case "messages-deleted":
          return archive.removeMessages(event.messages);
        case "conversation-left":
          joinedTo.delete(event.channel);
          return archive.removeConversations([event.channel]);
        case "conversation-changed":
        case "conversation-joined":
        case "members-changed":
        case "members-gone":
        case "unread-counted":
        case "typing-changed":
        case "people-changed":
        case "transient-message":
          return;
      }
    },
    hadPassedBy: ({ id, channel }) => archive.isKnown(channel, id) && archive.message(id) === null,
    keepAccepted(message) {
      if (archive.message(message.id) === null) archive.saveMessages(message.channel, [message], null);
    },
    gapBegan() {
      isGap = true;
      sinceGap.clear();
      joinedTo.clear();
    },
    gapClosed() {
      isGap = false;
      for (const [channel, message] of sinceGap) {
        const end = archive.newestKnown(channel);
        if (end === null || message.id > end) archive.saveMessages(channel, [message], joining(end, message.id));
      }
      sinceGap.clear();
    },
  };
}

function joining(end: MessageId | null, to: MessageId) {
  return { from: end ?? to, to, reachesStart: false };
}

function* groupsOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += rowsEach) yield items.slice(at, at + rowsEach);
}

/** An edit means in the archive what it means on the screen: `reduce` says it. */
function changedBy(state: WorkspaceState, message: Message, event: ServerEvent): Message | null {
  const held = { messages: [message], reachesStart: false, isLive: false };
  const after = reduce({ ...state, timelines: { [message.channel]: held } }, event);
  return after.timelines[message.channel]?.messages[0] ?? null;
}

/** Presence is of the moment and not kept. */
function isSame(one: Person | undefined, other: Person): boolean {
  return (
    one === other ||
    (one?.name === other.name && one.isUser === other.isUser && one.avatarVersion === other.avatarVersion)
  );
}
