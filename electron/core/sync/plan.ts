import * as v from "valibot";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import { MessageId, type ChannelId } from "../../../shared/ids.ts";
import type { HistoryPlace, Overview } from "../ports/server.ts";
import { eachOf, withEach, type Steps } from "../work/steps.ts";

/** More messages than that were missed in one conversation: then only the newest are fetched, and a hole is left. */
export const longestGap = 500;
/** As many as a window shows at first and a little more. */
export const freshPage = 60;
/** What one window, or several, show of a conversation. */
export interface Shown {
  readonly channel: ChannelId;
  /** The first message that they hold, 0 when the conversation was empty, and how many are held from there on. */
  readonly from: number;
  readonly count: number;
  /** It goes on to the newest that is held. */
  readonly isLive: boolean;
}

/** What a window shows, and what of it has to be asked for after a gap. */
export interface Looked extends Shown {
  /** From the first message on that nothing has proven ([GAP5]); null when all of it is. */
  readonly doubt: { readonly from: MessageId; readonly count: number } | null;
}

/** One page of history to ask for. */
export interface Step {
  readonly channel: ChannelId;
  readonly place: HistoryPlace;
  readonly limit: number;
  /**
   * What it is to end with: the newest messages, whatever that takes, for a window shows them; those, or a hole; or
   * just what a window shows of older times.
   */
  readonly until: "newest" | "hole" | "there";
}

/**
 * [GAP1] A catch-up costs two requests, the list and the changes, and one for each conversation that moved or of which
 * something is unclear, however many messages were missed and however many conversations there are. One that a window
 * shows is unclear when a message there bears reactions, for those are told by its page alone, or was deleted for good;
 * all of it is when the changes cannot be asked for so ([GAP5]). Where nothing can have been missed, neither the
 * changes nor what windows show is asked for.
 */
export function* planCatchUp(given: {
  readonly overview: Pick<Overview, "conversations" | "lastMessages">;
  /** The end of what is held of it without a hole; null when nothing is. */
  readonly newestKnown: (channel: ChannelId) => MessageId | null;
  readonly shown: readonly Looked[];
  /** The first message of a conversation that its version did not tell enough of. */
  readonly unclear: ReadonlyMap<ChannelId, number>;
  /** How many messages of it are held from that id on. */
  readonly heldFrom: (channel: ChannelId, from: number) => number;
  /** All from that id on to the newest that is known is held. */
  readonly isUnbroken: (channel: ChannelId, from: MessageId) => boolean;
}): Steps<readonly Step[]> {
  const { overview, newestKnown, unclear, heldFrom, isUnbroken } = given;
  const windows = new Map(given.shown.map((shown) => [shown.channel, shown]));
  const lastMessages = new Map<ChannelId, MessageId>();
  yield* withEach(overview.lastMessages, ({ thread, id }) => {
    const channel = conversationIn(thread);
    if (channel !== null) lastMessages.set(channel, id);
  });

  function stepsOf(conversation: Conversation): readonly Step[] {
    const channel = conversation.id;
    const shown = windows.get(channel) ?? null;
    const newest = newestKnown(channel);
    const last = lastMessages.get(channel) ?? conversation.lastMessage?.id ?? 0;
    // What was empty and is so still costs nothing.
    if (newest === null) return shown && last + shown.count > 0 ? [fresh(channel, "newest")] : [];
    const isMoved = last > newest;
    const until = shown?.isLive ? "newest" : "hole";
    const live = shown?.isLive ? shown.doubt : null;
    const past = shown?.isLive ? null : (shown?.doubt ?? null);
    const aside = past ? [from(channel, past.from, past.count, "there")] : [];
    const unreadHeld = heldFrom(channel, conversation.newMessageSeparator ?? 0);
    // So many wait to be read that a page above what is held would not reach the newest.
    if (isMoved && conversation.unread - unreadHeld >= longestGap) return [fresh(channel, until), ...aside];
    const vague = unclear.get(channel) ?? Infinity;
    const start = Math.min(
      isMoved ? newest + 1 : Infinity,
      live?.from ?? Infinity,
      // One that is too far back for one page is found when somebody goes there.
      heldFrom(channel, vague) <= longestGap ? vague : Infinity,
    );
    if (start === Infinity) return aside;
    const page = (first: number) =>
      from(channel, first, heldFrom(channel, first) + (isMoved ? longestGap : freshPage), until);
    // Older times that lie near come with the rest.
    const isNear = past && heldFrom(channel, past.from) <= longestGap && isUnbroken(channel, past.from);
    return isNear ? [page(Math.min(start, past.from))] : [page(start), ...aside];
  }

  // Latest first, of those that cost something: to put all of a long list in order would be one long step.
  const costs = yield* eachOf(overview.conversations, (conversation) => {
    const steps = stepsOf(conversation);
    return steps.length > 0 ? [{ steps, interest: conversation.lastInterestAt ?? 0 }] : [];
  });
  return costs.toSorted((a, b) => b.interest - a.interest).flatMap(({ steps }) => steps);
}

export function fresh(channel: ChannelId, until: Step["until"]): Step {
  return { channel, place: { at: "latest" }, limit: freshPage, until };
}

/** From that id on, itself included. Before the first id there is none to ask beyond. */
function from(channel: ChannelId, id: number, limit: number, until: Step["until"]): Step {
  const before = v.safeParse(MessageId, id - 1);
  const place: HistoryPlace = before.success ? { at: "after", message: before.output } : { at: "latest" };
  return { channel, place, limit, until };
}

/**
 * Whether a message that catch-up brought is news for the person: it came after the last one known here (0 for none),
 * and nobody has read it on another device meanwhile.
 */
export function isNews(message: Message, conversation: Conversation, lastKnown: number): boolean {
  const { unread, newMessageSeparator } = conversation;
  return unread > 0 && message.id > lastKnown && message.id >= (newMessageSeparator ?? 0);
}
