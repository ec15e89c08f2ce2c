import type { Conversation } from "../../../shared/discuss.ts";
import type { ChannelId } from "../../../shared/ids.ts";

type Known = Readonly<Record<ChannelId, Conversation>>;

/**
 * [GAP2] The server's list is the truth about everything that nothing was heard of while it was on its way. Bus ids do
 * not tell which of two is the newer: a server whose bus has been emptied counts from 0 again, and so does a database
 * that was put back.
 *
 * @param asked what was known when the list was asked for
 * @param known what is known now
 * @param unreadAfter how many unread messages of a conversation came after that id, as far as we heard
 */
export function mergeOverview(
  asked: Known,
  known: Known,
  fresh: readonly Conversation[],
  unreadAfter: (channel: ChannelId, id: number) => number,
): readonly Conversation[] {
  const listed = new Set(fresh.map(({ id }) => id));
  const joined = Object.values(known).filter(({ id }) => asked[id] === undefined && !listed.has(id));
  const kept = fresh.filter(({ id }) => known[id] !== undefined || asked[id] === undefined);
  return [...kept.map((one) => mergeOne(asked[one.id], known[one.id], one, unreadAfter)), ...joined];
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
