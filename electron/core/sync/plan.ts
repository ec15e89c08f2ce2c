import type { Conversation, Message } from "../../../shared/discuss.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import type { Overview } from "../server-ports.ts";

/** A conversation that has messages we do not have. `after` null: none of it is held, so there is nothing to continue. */
export interface Moved {
  readonly channel: ChannelId;
  readonly after: MessageId | null;
}

/** Which conversations moved while we did not listen, those of the latest interest first. */
export function planCatchUp(given: {
  readonly overview: Overview;
  /** The end of what is held of it without a hole; null when nothing is. */
  readonly newestKnown: (channel: ChannelId) => MessageId | null;
}): readonly Moved[] {
  const { overview, newestKnown } = given;
  const lastMessages = new Map(overview.lastMessages.map((message) => [message.channel, message.id]));
  return overview.conversations
    .toSorted((a, b) => (b.lastInterestAt ?? 0) - (a.lastInterestAt ?? 0))
    .flatMap(({ id: channel, lastMessage }): Moved[] => {
      const last = lastMessages.get(channel) ?? lastMessage?.id ?? 0;
      const after = newestKnown(channel);
      return last > (after ?? 0) ? [{ channel, after }] : [];
    });
}

/**
 * Whether a message that catch-up brought is news for the person: it came after the last one known here (0 for none),
 * and nobody has read it on another device meanwhile.
 */
export function isNews(message: Message, conversation: Conversation, lastKnown: number): boolean {
  const { unread, newMessageSeparator } = conversation;
  return unread > 0 && message.id > lastKnown && message.id >= (newMessageSeparator ?? 0);
}
