import { changedMessage, type MessageChange } from "../../../shared/domain/messages/change.ts";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { Person } from "../../../shared/domain/people/types.ts";
import { messagesOf, type ServerEvent } from "../../../shared/domain/events.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { greatestId, type ChannelId, type MessageId } from "../../../shared/ids.ts";
import { groupsOf } from "../../../shared/collections/groups-of.ts";
import { at, entriesOf, valuesOf } from "../../../shared/collections/table.ts";
import type { WorkspacePage } from "../../../shared/domain/workspace-page.ts";
import { numberFact } from "./number-fact.ts";
import { rowsEach, type Archive } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import { atOnce, eachOf, inSlices, pacerBy, type Steps } from "../work/steps.ts";

/** What changes often is written together, ms. */
const saveWithin = 1_000;

export interface ArchiveWriter {
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
  /** Came from the archive: it is there already. */
  restored(page: WorkspacePage): void;
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
  rewriteAll(): void;
}

/** Up to where the bus was heard, for the next start. */
export function busCursor(archive: Archive): { read(): number; write(last: number): void } {
  const lastBusId = "bus.last";
  return {
    read: () => numberFact(archive, lastBusId, greatestId) ?? 0,
    write: (last) => archive.writeFact(lastBusId, String(last)),
  };
}

/** A list is being written for the first time: after a crash what is missing in it is no news. */
const partial = "list.partial";

/** Keeps the archive in step with what happens. */
export function createArchiveWriter(archive: Archive, clock: Clock, state: () => WorkspaceState): ArchiveWriter {
  /** As they stand in the archive, as far as it has been read. */
  const listed = new Map(valuesOf(state().conversations).map((one) => [one.id, one]));
  const met = new Map(valuesOf(state().people).map((one) => [one.key, one]));
  /** What was last looked at for changes. */
  let seen: Pick<WorkspaceState, "conversations" | "people"> = state();
  let isPartial = archive.readFact(partial) === "1";
  /** It was emptied before all of it was read: what is missing in the list since then is no news. */
  let isRestLost = false;
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
    const gone = yield* eachOf(listed.keys(), (id) => (at(conversations, id) === undefined ? [id] : []));
    const changed = yield* eachOf(entriesOf(conversations), ([id, one]) => (listed.get(id) !== one ? [id] : []));
    const news = yield* eachOf(entriesOf(people), ([key, one]) => (isSame(met.get(key), one) ? [] : [key]));
    if (listed.size === 0 && changed.length > rowsEach) markPartial(true);
    for (const ids of groupsOf(gone, rowsEach)) {
      archive.removeConversations(ids);
      for (const id of ids) listed.delete(id);
      yield;
    }
    for (const group of groupsOf(changed, rowsEach)) {
      const rows = group.flatMap((id) => at(state().conversations, id) ?? []);
      archive.saveConversations(rows);
      for (const one of rows) listed.set(one.id, one);
      yield;
    }
    for (const group of groupsOf(news, rowsEach)) {
      const rows = group.flatMap((key) => at(state().people, key) ?? []);
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
    const channel = conversationIn(message.thread);
    if (channel === null) return archive.saveSingleMessages([message]);
    const end = archive.newestKnown(channel);
    const isNext = end === null || message.id > end;
    if (isGap && isNext) sinceGap.set(channel, message);
    // What the disk did not take is missing below this one, until the next page of the server brings it.
    const isTorn = (joinedTo.get(channel) ?? 0) > (end ?? 0);
    const isJoined = isNext && !isGap && !isTorn;
    if (isJoined) joinedTo.set(channel, message.id);
    archive.saveMessages(channel, [message], isJoined ? joining(end, message.id) : null);
  }

  function keepChanged(id: MessageId, event: MessageChange): void {
    const known = archive.message(id);
    const changed = known && changedMessage(known, event);
    if (changed && changed !== known) archive.saveSingleMessages([changed]);
  }

  return {
    save,
    flush: () => atOnce(write()),
    restored({ conversations, people }) {
      for (const one of conversations) listed.set(one.id, one);
      for (const one of people) met.set(one.key, one);
    },
    rewriteAll() {
      isRestLost ||= state().cursor !== null;
      listed.clear();
      met.clear();
      save();
    },
    lastListed() {
      if (listed.size === 0 || isPartial) return () => Infinity;
      const last = new Map([...listed.values()].map(({ id, lastMessage }) => [id, lastMessage?.id ?? 0]));
      const unlisted = isRestLost || state().cursor !== null ? Infinity : 0;
      return (channel) => last.get(channel) ?? unlisted;
    },
    stateChanged() {
      const { conversations, people } = state();
      if (conversations === seen.conversations && people === seen.people) return;
      cancelSave ??= clock.after(saveWithin, save);
    },
    keep(event) {
      if (event.type === "message-posted") keepPosted(event.message);
      else if (event.type === "messages-deleted") archive.removeMessages(event.messages);
      else if (event.type === "conversation-left") {
        joinedTo.delete(event.channel);
        archive.removeConversations([event.channel]);
      } else if ("message" in event || "messages" in event) {
        for (const id of messagesOf(event)) keepChanged(id, event);
      }
    },
    hadPassedBy({ id, thread }) {
      const channel = conversationIn(thread);
      return channel !== null && archive.isKnown(channel, id) && archive.message(id) === null;
    },
    keepAccepted(message) {
      if (archive.message(message.id) === null) archive.saveSingleMessages([message]);
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

/** Presence is of the moment and not kept. */
function isSame(one: Person | undefined, other: Person): boolean {
  return (
    one === other ||
    (one?.name === other.name && one.isUser === other.isUser && one.avatarVersion === other.avatarVersion)
  );
}
