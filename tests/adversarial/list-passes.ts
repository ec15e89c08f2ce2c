import { atOnce } from "../../electron/core/work/steps.ts";
import { readNotificationList } from "../../electron/odoo/bus/notifications.ts";
import { conversationsIn } from "../../electron/odoo/wire/conversations.ts";
import { lastReactionIn, latestWriteIn, messagesIn } from "../../electron/odoo/wire/messages.ts";
import { readStore } from "../../electron/odoo/wire/store.ts";
import { rowsOf } from "../../renderer/features/timeline/rows.ts";
import type { DiscussEvent } from "../../shared/domain/events.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import { reduce } from "../../shared/domain/workspace-reduce.ts";
import { conversationName, typingNames } from "../../shared/domain/conversations/selectors.ts";
import {
  channelId,
  clientId,
  conversation,
  entry,
  general,
  me,
  memberId,
  message,
  messageId,
  partner,
  person,
  workspaceState,
} from "../support/builders.ts";
import type { Work } from "./growth.ts";
import { english } from "../../shared/text/languages.ts";
import { calendar } from "../../renderer/ui/time.ts";

/** All that goes through lists of somebody else: how long the work takes with so many items. */
export const listPasses: Readonly<Record<string, Work>> = {
  "reading messages with authors, attachments, reactions and parents": (n) => {
    const raw = storeOfMessages(n);
    return () => atOnce(messagesIn(atOnce(readStore(raw, ignore))));
  },
  "reading the greatest of many numbers": (n) => {
    const store = atOnce(readStore(storeOfMessages(n), ignore));
    return () => [latestWriteIn(store), lastReactionIn(store)];
  },
  "reading conversations with their members": (n) => {
    const raw = {
      "discuss.channel": times(n, (id) => ({ id, name: `${id}`, channel_type: "channel" })),
      "discuss.channel.member": times(n, (id) => memberRecord(id, id)),
    };
    return () => atOnce(conversationsIn(atOnce(readStore(raw, ignore)), me, new Map()));
  },
  "many messages that answer one long one": (n) => {
    const body = "<p>long</p>".repeat(n);
    const raw = { "mail.message": times(n, (id) => ({ ...messageRecord(id, 1), body: id === 1 ? body : "x" })) };
    return () => atOnce(messagesIn(atOnce(readStore(raw, ignore))));
  },
  "reactions to one message": (n) =>
    folding({ MessageReactions: times(n, (index) => reactionRecord(`r${index}`, 100)) }),
  "reactions to one message that are gone": (n) =>
    folding({
      "mail.message": [{ id: 100, reactions: [["DELETE", times(n, (index) => ({ content: `r${index}` }))]] }],
    }),
  "reactions to many messages": (n) => folding({ MessageReactions: times(n, (index) => reactionRecord("👍", index)) }),
  "attachments of one message": (n) =>
    folding({
      "mail.message": [{ id: 100, attachment_ids: times(n, (id) => id) }],
      "ir.attachment": times(n, (id) => ({ id, name: "a" })),
    }),
  "mentions in one message": (n) =>
    folding({ "mail.message": [{ id: 100, recipients: times(n, (id) => ({ id, type: "partner" })) }] }),
  "members of one conversation": (n) =>
    folding({ "discuss.channel.member": times(n, (id) => memberRecord(id, general)) }),
  "members who leave one conversation": (n) =>
    folding({ "discuss.channel": [{ id: general, channelMembers: [["DELETE", times(n, (id) => id)]] }] }),
  "people who type in one conversation": (n) =>
    folding({ "discuss.channel.member": times(n, (id) => ({ ...memberRecord(id, general), isTyping: true })) }),
  "people whose presence changes": (n) =>
    folding({ "res.partner": times(n, (id) => ({ id, name: "A", im_status: "online" })) }),
  "conversations that are gone": (n) => {
    const conversations = times(n, (id) => conversation({ id: channelId(id) }));
    return fold(workspaceState({ conversations }), [
      { type: "overview-loaded", conversations: [], people: [], gone: conversations.map(({ id }) => id) },
    ]);
  },
  "messages that were waiting and are found": (n) => {
    const outbox = times(n, (id) => entry({ clientId: clientId(id) }));
    const messages = times(n, (id) => message({ id: messageId(id), clientId: clientId(id) }));
    const event = { type: "timeline-caught-up", channel: general, messages, isWhole: true, endsAtHole: false } as const;
    return fold({ ...workspaceState(), outbox, timelines: held() }, [event]);
  },
  "rows of many messages": (n) => {
    const messages = times(n, (id) => message({ id: messageId(id), author: partner(id) }));
    return () => rowsOf({ days: calendar, messages, echoes: [], newFrom: null });
  },
  "the name of a conversation without one": (n) => {
    const members = times(n, (id) => ({ id: memberId(id), person: partner(id), seen: null }));
    const unnamed = conversation({ name: "", members });
    const state = workspaceState({ people: times(n, (id) => person({ key: partner(id), name: "Ann" })) });
    return () => [conversationName(state, unnamed, english), typingNames(state, general)];
  },
};

/** A Store that comes on the bus, is read and folded into a workspace that shows a message. */
function folding(store: Readonly<Record<string, unknown>>): () => unknown {
  const notification = { id: 1, message: { type: "mail.record/insert", payload: store } };
  return () => {
    const { notices } = atOnce(readNotificationList([notification], { self: me }));
    return fold(
      { ...workspaceState(), timelines: held() },
      notices.flatMap(({ events }) => events),
    )();
  };
}

function fold(state: WorkspaceState, events: readonly DiscussEvent[]): () => unknown {
  return () => events.reduce(reduce, state);
}

function held(): WorkspaceState["timelines"] {
  return { [general]: { messages: [message()], reachesStart: true, isLive: true } };
}

function storeOfMessages(n: number): unknown {
  return {
    "mail.message": times(n, (id) => ({ ...messageRecord(id, Math.max(1, id - 1)), attachment_ids: [id] })),
    "ir.attachment": times(n, (id) => ({ id, name: "a", mimetype: "text/plain" })),
    "res.partner": times(n, (id) => ({ id, name: "Ann" })),
    MessageReactions: times(n, (id) => reactionRecord("👍", id)),
  };
}

function messageRecord(id: number, parentMessage: number) {
  const thread = { id: general, model: "discuss.channel" };
  const date = "2026-11-20 21:08:57";
  return { id, thread, date, write_date: date, body: "x", author: { id, type: "partner" }, parentMessage };
}

function memberRecord(id: number, channel: number) {
  const thread = { id: channel, model: "discuss.channel" };
  return { id, thread, persona: { id: id + 1_000, type: "partner" }, seen_message_id: 5 };
}

function reactionRecord(content: string, id: number) {
  return { content, count: 1, sequence: id, message: id, personas: [{ id: 1, type: "partner" }] };
}

function times<T>(n: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: n }, (_, index) => make(index + 1));
}

function ignore(): void {}
