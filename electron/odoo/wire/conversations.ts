import type {
  Conversation,
  ConversationChanges,
  ConversationKind,
  Member,
  MessagePreview,
} from "../../../shared/domain/conversations/types.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId, PersonaKey } from "../../../shared/ids.ts";
import { conversationIn } from "../../../shared/domain/messages/thread.ts";
import { previewOf } from "../../../shared/domain/messages/preview.ts";
import { eachOf, withEach, type Steps } from "../../core/work/steps.ts";
import { messagesIn } from "./messages.ts";
import type { ChannelRecord, MemberRecord } from "./records.ts";
import type { OdooStore } from "./store.ts";

/** The newest message of each channel. */
export type LastMessages = ReadonlyMap<ChannelId, Message>;

/** The channels of a Store that are told whole; one without a kind is a mere mention. */
export function* conversationsIn(
  store: OdooStore,
  self: PersonaKey,
  last: LastMessages,
): Steps<readonly Conversation[]> {
  return yield* eachOf(store.channels, (channel) => {
    const conversation = conversationOf(channel, store, self, last.get(channel.id) ?? null);
    return conversation === null ? [] : [conversation];
  });
}

export function* lastMessagesIn(store: OdooStore): Steps<LastMessages> {
  const last = new Map<ChannelId, Message>();
  yield* withEach(yield* messagesIn(store), (message) => {
    const channel = conversationIn(message.thread);
    if (channel !== null) last.set(channel, message);
  });
  return last;
}

function conversationOf(
  channel: ChannelRecord,
  store: OdooStore,
  self: PersonaKey,
  last: Message | null,
): Conversation | null {
  if (channel.channel_type === undefined) return null;
  const kind = kindOf(channel.channel_type);
  const records = store.membersOf.get(channel.id) ?? [];
  const own = records.find((member) => member.persona === self);
  return {
    id: channel.id,
    kind,
    name: channel.name ?? "",
    customName: channel.custom_channel_name ?? null,
    description: channel.description ?? null,
    avatarVersion: channel.avatarCacheKey ?? null,
    members: records.flatMap((member) => memberOf(member, kind) ?? []),
    memberCount: channel.memberCount ?? records.length,
    isPinned: channel.is_pinned ?? true,
    mutedUntil: channel.mute_until_dt ?? null,
    notify: notifyOf(channel.custom_notifications ?? null),
    lastInterestAt: channel.last_interest_dt ?? null,
    unread: own?.message_unread_counter ?? 0,
    unreadAsOf: own?.message_unread_counter_bus_id ?? 0,
    newMessageSeparator: own?.new_message_separator ?? null,
    lastMessage: last === null ? null : previewOfMessage(last),
  };
}

/** What a record says about a conversation; absent fields stay absent. */
export function conversationChanges(channel: ChannelRecord): ConversationChanges {
  return {
    ...(channel.channel_type === undefined ? {} : { kind: kindOf(channel.channel_type) }),
    ...(channel.name === undefined ? {} : { name: channel.name ?? "" }),
    ...(channel.custom_channel_name === undefined ? {} : { customName: channel.custom_channel_name }),
    ...(channel.description === undefined ? {} : { description: channel.description }),
    ...(channel.avatarCacheKey === undefined ? {} : { avatarVersion: channel.avatarCacheKey }),
    ...(channel.memberCount === undefined ? {} : { memberCount: channel.memberCount }),
    ...(channel.is_pinned === undefined ? {} : { isPinned: channel.is_pinned }),
    ...(channel.mute_until_dt === undefined ? {} : { mutedUntil: channel.mute_until_dt }),
    ...(channel.custom_notifications === undefined ? {} : { notify: notifyOf(channel.custom_notifications) }),
    ...(channel.last_interest_dt === undefined ? {} : { lastInterestAt: channel.last_interest_dt }),
  };
}

/** Null when the record does not say whose membership it is. In channels nobody's reading is told (WIRE.md §5.2). */
export function memberOf(member: MemberRecord, kind: ConversationKind | null): Member | null {
  if (member.persona === undefined) return null;
  return { id: member.id, person: member.persona, seen: kind === "channel" ? null : (member.seen_message_id ?? null) };
}

/** Live chats, messages over WhatsApp and what else modules bring behave like a group. */
function kindOf(type: string): ConversationKind {
  return type === "channel" || type === "chat" ? type : "group";
}

function notifyOf(setting: "all" | "mentions" | "no_notif" | null): Conversation["notify"] {
  return setting === "no_notif" ? "nothing" : setting;
}

export function previewOfMessage(message: Message): MessagePreview {
  return { id: message.id, author: message.author, text: previewOf(message.text), sentAt: message.sentAt };
}
