import * as v from "valibot";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { greatestId, MessageId, type ChannelId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import type { Archive } from "../ports/archive.ts";
import type { DiscussApi } from "../ports/server.ts";

/** So many messages after the last one read are counted at most; more of them are "many" anyway. */
const countAtMost = 200;

export interface Reading {
  /** Read up to and with that message: shown at once, told to the server, never taken back. */
  markRead(channel: ChannelId, upTo: MessageId): void;
  /** The same for a message that came under the eyes of the person in that conversation, when it is its newest. */
  readAlong(message: Message, channel: ChannelId): void;
  /** The server can be reached again: tells it what it has not heard. */
  flush(): void;
}

export function createReading(ports: {
  readonly api: Pick<DiscussApi, "markRead">;
  readonly archive: Pick<Archive, "page">;
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
}): Reading {
  const { api, archive, state, apply } = ports;
  const readUpTo = new Map<ChannelId, MessageId>();
  /** What the server has not confirmed, the newest of each conversation. */
  const untold = new Map<ChannelId, MessageId>();
  const underWay = new Set<ChannelId>();

  /** One request of a conversation at a time: what is read meanwhile goes with the next, in one. */
  async function tell(channel: ChannelId): Promise<void> {
    const upTo = untold.get(channel);
    if (upTo === undefined || underWay.has(channel)) return;
    underWay.add(channel);
    const answer = await api.markRead(channel, upTo);
    underWay.delete(channel);
    const isFinal = answer.ok || answer.error.type === "refused";
    if (isFinal && untold.get(channel) === upTo) untold.delete(channel);
    // After a transient failure the next `flush` tries; only what was read meanwhile goes at once.
    if (isFinal) await tell(channel);
  }

  function isUnread(message: Message): boolean {
    return message.kind === "comment" && message.author !== state().profile.self;
  }

  function markRead(channel: ChannelId, upTo: MessageId): void {
    const conversation = at(state().conversations, channel);
    if (!conversation) return;
    const separator = conversation.newMessageSeparator ?? 0;
    // Unread again although it was read: somebody marked it so, and it can be read once more.
    const isKnown = upTo < separator || (conversation.unread === 0 && upTo <= (readUpTo.get(channel) ?? 0));
    if (isKnown) return;
    readUpTo.set(channel, upTo);
    const isAll = upTo >= (conversation.lastMessage?.id ?? 0);
    const rest = isAll ? [] : archive.page(channel, upTo, "newer", countAtMost).messages.filter(isUnread);
    const next = v.parse(MessageId, Math.min(Math.max(upTo + 1, separator), greatestId));
    const unread = Math.min(conversation.unread, rest.length);
    apply({ type: "unread-counted", channel, unread, asOf: conversation.unreadAsOf, separator: next });
    untold.set(channel, upTo);
    void tell(channel);
  }

  return {
    markRead,
    readAlong({ thread, id }, channel) {
      if (conversationIn(thread) !== channel) return;
      const conversation = at(state().conversations, channel);
      if (conversation && conversation.unread > 0 && conversation.lastMessage?.id === id) markRead(channel, id);
    },
    flush() {
      for (const channel of untold.keys()) void tell(channel);
    },
  };
}
