import type { Conversation, Conversations } from "../../../shared/domain/conversations/types.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { PersonChanges } from "../../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { isEqual } from "../../../shared/collections/is-equal.ts";
import { isTold } from "../../../shared/domain/merge-by-id.ts";
import { at } from "../../../shared/collections/table.ts";
import type { Overview } from "../ports/server.ts";
import { eachOf, withEach, type Steps } from "../work/steps.ts";

/**
 * [GAP2] The server's list is the truth about everything that nothing was heard of while it was on its way. Bus ids do
 * not tell which of two is the newer: a server whose bus has been emptied counts from 0 again, and so does a database
 * that was put back.
 *
 * @param asked what was known when the list was asked for
 * @param known what is known now
 * @param fresh the list, or a part of it; those that were left since are left out
 * @param unreadAfter how many unread messages of a conversation came after that id, as far as we heard
 */
export function mergeOverview(
  asked: Conversations,
  known: Conversations,
  fresh: readonly Conversation[],
  unreadAfter: (channel: ChannelId, id: number) => number,
): readonly Conversation[] {
  const kept = fresh.filter(({ id }) => at(known, id) !== undefined || at(asked, id) === undefined);
  return kept.map((one) => mergeOne(at(asked, one.id), at(known, one.id), one, unreadAfter));
}

/** Which of those that were known then are not in the list: if they are known still, they are no longer ours. */
export function* missingFrom(asked: Conversations, fresh: readonly Conversation[]): Steps<readonly ChannelId[]> {
  const listed = new Set<ChannelId>();
  yield* withEach(fresh, ({ id }) => listed.add(id));
  return yield* eachOf(asked.chunks, (chunk) => chunk.flatMap(([id]) => (listed.has(id) ? [] : [id])));
}

/**
 * So many conversations, and so many people, are told at once, in main and over IPC to each window. People are small, so
 * that more of them go together.
 */
const conversationsEach = 500;
const peopleEach = 2_000;

/**
 * The list as events, a part of it at a time: what is known is looked at anew for each, and what says nothing new is left
 * out. A short list is one event; of a long one people come first.
 */
export function* overviewEvents(given: {
  readonly asked: Conversations;
  readonly state: () => Pick<WorkspaceState, "conversations" | "people">;
  readonly overview: Pick<Overview, "conversations" | "people">;
  readonly unreadAfter: (channel: ChannelId, id: number) => number;
  readonly emit: (event: DiscussEvent) => void;
}): Steps<void> {
  const { asked, state, overview, unreadAfter, emit } = given;
  const { conversations: fresh, people: all } = overview;

  const newPeople = (some: readonly PersonChanges[]) => some.filter((one) => !isTold(at(state().people, one.key), one));

  /** @param some of the list */
  const tell = (some: readonly Conversation[], people: readonly PersonChanges[], gone: readonly ChannelId[]) => {
    const known = state().conversations;
    const merges = mergeOverview(asked, known, some, unreadAfter);
    emit({
      type: "overview-loaded",
      conversations: merges.filter((one) => !isEqual(one, at(known, one.id))),
      people: newPeople(people),
      gone,
    });
  };

  const isLong = all.length > conversationsEach;
  const first = isLong ? all : [];
  for (let from = 0; from < first.length; from += peopleEach) {
    const people = newPeople(first.slice(from, from + peopleEach));
    yield;
    if (people.length > 0) tell([], people, []);
    yield;
  }
  for (let from = 0; ; from += conversationsEach) {
    const isLast = from + conversationsEach >= fresh.length;
    const missing = isLast ? yield* missingFrom(asked, fresh) : [];
    const known = state().conversations;
    const gone = missing.filter((id) => at(known, id) !== undefined);
    tell(fresh.slice(from, from + conversationsEach), from > 0 || isLong ? [] : all, gone);
    yield;
    if (isLast) return;
  }
}

function mergeOne(
  asked: Conversation | undefined,
  known: Conversation | undefined,
  fresh: Conversation,
  unreadAfter: (channel: ChannelId, id: number) => number,
): Conversation {
  if (!known) return fresh;
  const members = fresh.members.length > 0 ? fresh.members : known.members;
  const next = { ...fresh, members };
  if (known === asked) return next;
  const lastFresh = fresh.lastMessage?.id ?? 0;
  const hasCome = known.lastMessage !== asked?.lastMessage && (known.lastMessage?.id ?? 0) > lastFresh;
  const { lastMessage, lastInterestAt, unread, unreadAsOf, newMessageSeparator } = known;
  const isCounted = unreadAsOf !== asked?.unreadAsOf && unreadAsOf > fresh.unreadAsOf;
  const isRead = newMessageSeparator !== asked?.newMessageSeparator && (newMessageSeparator ?? 0) > lastFresh;
  return {
    ...next,
    ...(hasCome ? { lastMessage, lastInterestAt, unread: fresh.unread + unreadAfter(fresh.id, lastFresh) } : {}),
    ...(isCounted || isRead ? { unread, unreadAsOf: Math.max(unreadAsOf, fresh.unreadAsOf), newMessageSeparator } : {}),
  };
}
