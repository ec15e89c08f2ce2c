import type { Conversation, Conversations } from "./types.ts";
import type { Instant } from "../instant.ts";
import type { ChannelId } from "../../ids.ts";
import { least, placeIn } from "../../collections/least.ts";
import { isMuted } from "./selectors.ts";
import { differences, emptyTable, type Difference } from "../../collections/table.ts";

/** So many are put at their places one by one; more are sorted in together. */
const oneByOne = 16;

/** Of a list that is still being loaded so many new ones are put in together: a part of those that are in it. */
const together = 1 / 8;

/**
 * Pinned conversations, latest interest first. Remembers the last answer, and does only what the difference takes: one
 * conversation of 100,000 that moves is 0.2 ms, all of them sorted are 150. While more and more are loaded (`isGrowing`)
 * new ones wait until they are worth copying the list for; those that something happens in do not.
 */
export function createListing(): (conversations: Conversations, isGrowing?: boolean) => readonly Conversation[] {
  let known: Conversations = emptyTable;
  let listed: readonly Conversation[] = [];
  const waiting = new Map<ChannelId, Conversation>();

  /** Those whose place in the list is another one now. */
  function taken(changed: readonly Changed[], isGrowing: boolean): readonly Move[] {
    return changed.flatMap(({ key, before, after }): readonly Move[] => {
      const isNew = before === undefined || waiting.delete(key);
      if (!isNew) return [{ before, after }];
      if (after === undefined) return [];
      if (before !== undefined || !isGrowing) return [{ before: undefined, after }];
      waiting.set(key, after);
      return [];
    });
  }

  return (conversations, isGrowing = false) => {
    const changed = taken(differences(known, conversations), isGrowing);
    known = conversations;
    const isDue = waiting.size > (isGrowing ? listed.length * together : 0);
    const fresh = isDue ? [...waiting.values()].map((after) => ({ before: undefined, after })) : [];
    if (isDue) waiting.clear();
    if (changed.length + fresh.length > 0) listed = relisted(listed, [...changed, ...fresh]);
    return listed;
  };
}

type Changed = Difference<ChannelId, Conversation>;
type Move = Pick<Changed, "before" | "after">;

function relisted(listed: readonly Conversation[], changed: readonly Move[]): readonly Conversation[] {
  if (changed.length <= oneByOne) return changed.reduce(moved, listed);
  const old = new Set(changed.flatMap(({ before }) => before ?? []));
  const kept = old.size === 0 ? listed : listed.filter((one) => !old.has(one));
  const fresh = changed.flatMap(({ after }) => (after?.isPinned ? [after] : []));
  // Two runs in order are merged by sorting, not sorted anew.
  return [...kept, ...fresh.toSorted(byLatestInterest)].toSorted(byLatestInterest);
}

function moved(listed: readonly Conversation[], { before, after }: Move): readonly Conversation[] {
  const left = before?.isPinned ? listed.toSpliced(placeIn(listed, before, byLatestInterest) - 1, 1) : listed;
  return after?.isPinned ? left.toSpliced(placeIn(left, after, byLatestInterest), 0, after) : left;
}

/**
 * The server counts interest in whole seconds (WIRE.md §5.1): within one, the later message came last. Then by id, so
 * that the order is the same everywhere.
 */
function byLatestInterest(a: Conversation, b: Conversation): number {
  return (
    (b.lastInterestAt ?? 0) - (a.lastInterestAt ?? 0) ||
    (b.lastMessage?.id ?? 0) - (a.lastMessage?.id ?? 0) ||
    b.id - a.id
  );
}

/** What stands first in the list, without putting all the others in order. */
export function firstListed(
  conversations: Conversations,
  count: number,
  isWanted: (conversation: Conversation) => boolean = () => true,
): readonly Conversation[] {
  const listed: Conversation[] = [];
  for (const chunk of conversations.chunks)
    for (const [, one] of chunk) if (one.isPinned && isWanted(one)) listed.push(one);
  // What was made last is mostly what was written in last: begun with, it keeps the others from coming in first.
  return least(listed.toReversed(), count, byLatestInterest);
}

/**
 * What icon, tray and badge count: unread messages of conversations that are listed and not muted. Remembers the last
 * sum as `createListing` its order; those that are muted, which time may end, are looked at each time.
 */
export function createUnreadTotal(): (conversations: Conversations, now: Instant) => number {
  let known: Conversations = emptyTable;
  let sum = 0;
  const muted = new Map<ChannelId, Conversation>();
  return (conversations, now) => {
    for (const { key, before, after } of differences(known, conversations)) {
      sum += alwaysCounted(after) - alwaysCounted(before);
      if (after !== undefined && after.mutedUntil !== null) muted.set(key, after);
      else muted.delete(key);
    }
    known = conversations;
    return [...muted.values()].reduce((all, one) => all + (one.isPinned && !isMuted(one, now) ? one.unread : 0), sum);
  };
}

function alwaysCounted(conversation: Conversation | undefined): number {
  return conversation?.isPinned && conversation.mutedUntil === null ? conversation.unread : 0;
}
