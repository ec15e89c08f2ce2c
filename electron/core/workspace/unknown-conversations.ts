import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import type { Log } from "../ports/log.ts";
import type { DiscussApi } from "../ports/server.ts";

export interface UnknownConversations {
  /** Resolves when it is known, or cannot be: asks the server once for each name it hears. */
  learn(channel: ChannelId): Promise<void>;
  /** Whoever could not be asked about before may be asked about again. */
  forget(): void;
}

/** Conversations that the bus only named are loaded: one request each, however often they are named. */
export function createUnknownConversations(ports: {
  readonly api: Pick<DiscussApi, "loadConversation">;
  readonly log: Log;
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
}): UnknownConversations {
  const { api, log, state, apply } = ports;
  const asked = new Map<ChannelId, Promise<void>>();

  async function load(channel: ChannelId): Promise<void> {
    const answer = await api.loadConversation(channel);
    if (!answer.ok) return log("warn", "conversation-not-loaded", { channel, failure: answer.error.type });
    apply({ type: "people-changed", people: answer.value.people });
    for (const conversation of answer.value.conversations)
      for (const event of conversationEvents(state(), conversation)) apply(event);
  }

  return {
    async learn(channel) {
      if (at(state().conversations, channel)) return;
      const loading = asked.get(channel) ?? load(channel);
      asked.set(channel, loading);
      await loading;
      // Left and joined again, it is unknown anew; only what the server would not show is not asked for twice.
      if (at(state().conversations, channel)) asked.delete(channel);
    },
    forget: () => asked.clear(),
  };
}

/** A conversation as the server gave it, as events. Counts that the bus has overtaken stay as they are. */
export function conversationEvents(state: WorkspaceState, conversation: Conversation): readonly DiscussEvent[] {
  const { id: channel, members, unread, unreadAsOf, newMessageSeparator, lastMessage, ...rest } = conversation;
  const known = at(state.conversations, channel);
  const isNewer = (lastMessage?.id ?? 0) >= (known?.lastMessage?.id ?? 0);
  return [
    { type: "conversation-changed", channel, changes: isNewer ? { ...rest, lastMessage } : rest },
    { type: "members-changed", channel, members },
    ...(isNewer || !known
      ? [{ type: "unread-counted", channel, unread, asOf: unreadAsOf, separator: newMessageSeparator } as const]
      : []),
  ];
}
