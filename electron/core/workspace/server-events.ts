import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import type { DiscussEvent, ServerEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { BusConnection } from "../connection/bus-connection.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import { createSeenIds } from "../connection/seen-ids.ts";
import type { ArchiveWriter } from "./archive-writer.ts";
import type { Log } from "../ports/log.ts";
import type { UnknownConversations } from "./unknown-conversations.ts";
import type { Typing } from "./typing.ts";
import type { OutboxRunner } from "../outbox/runner.ts";

export interface ServerEvents {
  /** What the bus brought. */
  happened(event: ServerEvent): void;
  /** What catch-up brought, oldest first. */
  arrived(messages: readonly Message[]): void;
  /** Ids come again for other messages. */
  forgetSeen(): void;
}

/** What follows from what the server says, beside the fold: the archive, the outbox, the subscription, the person. */
export function createServerEvents(ports: {
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
  readonly archiveWriter: ArchiveWriter;
  /** It is in the archive. */
  readonly onKept: (event: ServerEvent) => void;
  readonly typing: Typing;
  readonly runner: Pick<OutboxRunner, "observed">;
  readonly line: Pick<BusConnection, "resubscribe" | "ownPresenceSeen">;
  readonly unknown: UnknownConversations;
  /** Once for each message, after its conversation is known. */
  readonly onArrived: (message: Message, isSilent: boolean) => void;
  readonly log: Log;
}): ServerEvents {
  const { state, apply, archiveWriter, onKept, typing, runner, line, unknown, onArrived, log } = ports;
  let announced = createSeenIds(4_096);
  /** Until the server has computed our subscription anew, what we left goes on talking (WIRE.md §4.2). */
  const left = new Set<ChannelId>();

  /** The fold counts what comes after the last message; this one came after it and stands before it (WIRE.md §4.4). */
  function countLate(message: Message): void {
    const channel = conversationIn(message.thread);
    const conversation = channel === null ? undefined : at(state().conversations, channel);
    const isUnread = message.kind === "comment" && message.author !== state().profile.self;
    if (channel === null || !conversation || !isUnread || message.id < (conversation.newMessageSeparator ?? 0)) return;
    const { unread, unreadAsOf: asOf, newMessageSeparator: separator } = conversation;
    apply({ type: "unread-counted", channel, unread: unread + 1, asOf, separator });
  }

  function announce(message: Message, isSilent: boolean): void {
    if (message.clientId) runner.observed(message.clientId);
    if (announced.isNew(message.id)) onArrived(message, isSilent);
  }

  async function announceWhenKnown(channel: ChannelId, message: Message, isSilent: boolean): Promise<void> {
    await unknown.learn(channel);
    announce(message, isSilent);
  }

  function posted(event: Extract<ServerEvent, { type: "message-posted" }>, isKnown: boolean): void {
    const { message, isSilent } = event;
    const channel = conversationIn(message.thread);
    if (channel !== null && message.author) typing.heard(channel, message.author, false);
    if (channel === null || isKnown) return announce(message, isSilent);
    announceWhenKnown(channel, message, isSilent).catch((error: unknown) => threw(event, error));
  }

  async function subscribeWhenKnown(channel: ChannelId): Promise<void> {
    await unknown.learn(channel);
    // What the server does not show us it will not let us hear either.
    if (at(state().conversations, channel)) line.resubscribe();
  }

  /** The server has to compute our subscription anew when conversations come or go (WIRE.md §4.2). */
  function consider(event: ServerEvent, isKnown: boolean): void {
    if (event.type === "message-posted") posted(event, isKnown);
    else if (event.type === "conversation-joined" || event.type === "conversation-changed") {
      left.delete(event.channel);
      if (!isKnown || event.type === "conversation-joined")
        subscribeWhenKnown(event.channel).catch((error: unknown) => threw(event, error));
    } else if (event.type === "conversation-left") {
      left.add(event.channel);
      line.resubscribe();
    } else if (event.type === "typing-changed") typing.heard(event.channel, event.person, event.isTyping);
    else if (event.type === "people-changed") {
      const self = event.people.find((person) => person.key === state().profile.self);
      if (self?.presence === "offline" || self?.presence === "away") line.ownPresenceSeen(self.presence);
    }
  }

  function threw({ type }: ServerEvent, error: unknown): void {
    log("error", "event-threw", { type, error: String(error) });
  }

  function take(event: ServerEvent): void {
    const channel = channelOf(event);
    const isKnown = channel === null || at(state().conversations, channel) !== undefined;
    if (channel !== null && !isKnown && left.has(channel) && !isEntry(event)) return;
    const isLate = event.type === "message-posted" && archiveWriter.hadPassedBy(event.message);
    archiveWriter.keep(event);
    onKept(event);
    apply(event);
    if (isLate) countLate(event.message);
    consider(event, isKnown);
  }

  return {
    happened(event) {
      try {
        take(event);
      } catch (error) {
        // It costs itself: what came with it and after it is told all the same, and the line lives.
        threw(event, error);
      }
    },
    forgetSeen() {
      announced = createSeenIds(4_096);
    },
    arrived: (messages) => messages.forEach((message) => announce(message, false)),
  };
}

/** Makes a conversation ours, also one that we had left. */
function isEntry(event: ServerEvent): boolean {
  return (
    event.type === "conversation-joined" || (event.type === "conversation-changed" && event.changes.kind !== undefined)
  );
}

function channelOf(event: ServerEvent) {
  if (event.type === "message-posted") return conversationIn(event.message.thread);
  return "channel" in event ? event.channel : null;
}
