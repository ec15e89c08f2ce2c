import { abilitiesOf } from "./abilities.ts";
import type { Conversation, ConversationChanges } from "./conversations/types.ts";
import type { DiscussEvent } from "./events.ts";
import type { Message } from "./messages/types.ts";
import type { Profile, WorkspaceState } from "./workspace.ts";
import type { Timeline } from "./timelines/types.ts";
import type { ChannelId, ClientId, MessageId, PersonaKey, WorkspaceId } from "../ids.ts";
import { withAside } from "./conversations/asides.ts";
import { conversationEntry, emptyConversation, preview } from "./conversations/conversation.ts";
import { merged } from "./merge-by-id.ts";
import { withMembers, withoutMembers } from "./conversations/members.ts";
import { withPeople } from "./people/people.ts";
import { previewOf } from "./messages/preview.ts";
import { conversationIn } from "./messages/thread.ts";
import { changedMessage, type MessageChange } from "./messages/change.ts";
import { at, emptyTable, findValue, put, without } from "../collections/table.ts";
import { appended, caughtUp, extended, opened } from "./timelines/timeline.ts";
import { withPage } from "./workspace-page.ts";

export function emptyWorkspace(id: WorkspaceId, profile: Profile): WorkspaceState {
  return {
    id,
    profile,
    abilities: abilitiesOf(profile.access),
    connection: { state: "connecting", why: null, retryAt: null, isCatchingUp: false },
    conversations: emptyTable,
    people: emptyTable,
    cursor: null,
    typing: {},
    outbox: [],
    drafts: {},
    timelines: {},
    asides: {},
  };
}

/**
 * The one place where what happened becomes what is. Runs in main and in every window.
 *
 * [TL1] A message stands in a timeline once, whoever brings it: the answer, the bus, catch-up, or all of them.
 * [TL2] Order of answer and bus does not matter, and twice changes nothing.
 * [TL3] A message that is on the server never shows as queued, sending or failed again.
 */
export function reduce(state: WorkspaceState, event: DiscussEvent): WorkspaceState {
  switch (event.type) {
    case "connection-changed":
      return { ...state, connection: event.connection };
    case "message-posted":
      return posted(removeFromOutbox(state, new Set([event.message.clientId])), event.message);
    case "message-accepted":
      return accepted(state, event.clientId, event.message);
    case "message-changed":
      return updatePreview(withChange(state, event), event.message, event.changes.text);
    case "reactions-changed":
    case "attachment-deleted":
    case "messages-starred":
      return withChange(state, event);
    case "messages-deleted":
      return messagesDeleted(state, new Set(event.messages));
    case "conversation-changed":
      return withConversation(state, event.channel, event.changes);
    case "conversation-joined":
      return withConversation(state, event.channel, { isPinned: true, ...event.changes });
    case "conversation-left":
      return withoutConversations(state, [event.channel]);
    case "members-changed":
      return mapConversation(state, event.channel, (conversation) => withMembers(conversation, event.members));
    case "members-gone":
      return mapConversation(state, event.channel, (conversation) => withoutMembers(conversation, event.members));
    case "unread-counted":
      return mapConversation(state, event.channel, (conversation) =>
        event.asOf !== null && event.asOf < conversation.unreadAsOf
          ? conversation
          : merged(conversation, {
              unread: event.unread,
              unreadAsOf: event.asOf ?? conversation.unreadAsOf,
              newMessageSeparator: event.separator ?? conversation.newMessageSeparator,
            }),
      );
    case "typing-changed":
      return typing(state, event.channel, event.person, event.isTyping);
    case "people-changed":
      return merged(state, { people: withPeople(state.people, event.people) });
    case "transient-message":
      return withAside(state, event.channel, event.text);
    case "message-queued":
      return state.outbox.some((entry) => entry.clientId === event.entry.clientId)
        ? state
        : { ...state, outbox: [...state.outbox, event.entry] };
    case "delivery-changed":
      return {
        ...state,
        outbox: state.outbox.map((entry) =>
          entry.clientId === event.clientId ? { ...entry, delivery: event.delivery } : entry,
        ),
      };
    case "message-revised":
      return {
        ...state,
        outbox: state.outbox.map((entry) =>
          entry.clientId === event.clientId ? { ...entry, content: event.content } : entry,
        ),
      };
    case "message-discarded":
      return removeFromOutbox(state, new Set([event.clientId]));
    case "draft-changed":
      return { ...state, drafts: { ...state.drafts, [event.draft.channel]: event.draft } };
    case "overview-loaded":
      return withoutConversations(
        merged(state, {
          people: withPeople(state.people, event.people),
          conversations: put(state.conversations, event.conversations.map(conversationEntry)),
        }),
        event.gone,
      );
    case "workspace-page-loaded":
      return withPage(state, event);
    case "timeline-caught-up":
      return mapTimeline(
        removeFromOutbox(state, new Set(event.messages.map(({ clientId }) => clientId))),
        event.channel,
        (timeline) => caughtUp(timeline, event.messages, event),
      );
    case "timeline-opened":
      return {
        ...state,
        timelines: { ...state.timelines, [event.channel]: opened(state.timelines[event.channel], event.page) },
      };
    case "timeline-extended":
      return mapTimeline(state, event.channel, (timeline) => extended(timeline, event.page, event.side));
    case "timeline-closed":
      return { ...state, timelines: omit(state.timelines, [event.channel]) };
  }
}

function posted(state: WorkspaceState, message: Message): WorkspaceState {
  const channel = conversationIn(message.thread);
  // What is written about a record stands in no conversation: it is no line of the list and makes nothing unread.
  if (channel === null) return state;
  const quiet = message.author === null ? state : typing(state, channel, message.author, false);
  return mapTimeline(
    mapConversation(quiet, channel, (conversation) => {
      const lastId = conversation.lastMessage?.id ?? 0;
      const isOwn = message.author === state.profile.self;
      const isUnread =
        message.id > lastId &&
        !isOwn &&
        message.kind === "comment" &&
        message.id >= (conversation.newMessageSeparator ?? 0);
      return {
        ...conversation,
        isPinned: true,
        lastInterestAt: Math.max(conversation.lastInterestAt ?? 0, message.sentAt),
        lastMessage: message.id >= lastId ? preview(message) : conversation.lastMessage,
        unread: isUnread ? conversation.unread + 1 : conversation.unread,
      };
    }),
    channel,
    (timeline) => appended(timeline, message),
  );
}

/** [TL2] What the bus brought is the server's own word: the answer, which knows less, does not overwrite it. */
function accepted(state: WorkspaceState, clientId: ClientId, message: Message): WorkspaceState {
  const rest = removeFromOutbox(state, new Set([clientId]));
  const channel = conversationIn(message.thread);
  if (channel === null) return rest;
  const isKnown = state.timelines[channel]?.messages.some((known) => known.id === message.id) ?? false;
  const lastKnown = at(state.conversations, channel)?.lastMessage?.id ?? 0;
  return isKnown || (state.timelines[channel] === undefined && lastKnown >= message.id) ? rest : posted(rest, message);
}

/** [TL3] The entry has become a message, or is gone by the person's word. */
function removeFromOutbox(state: WorkspaceState, done: ReadonlySet<ClientId | null>): WorkspaceState {
  const outbox = state.outbox.filter((entry) => !done.has(entry.clientId));
  return outbox.length === state.outbox.length ? state : { ...state, outbox };
}

function withChange(state: WorkspaceState, event: MessageChange): WorkspaceState {
  return mapTimelines(state, (messages) => {
    const changed = messages.map((message) => changedMessage(message, event));
    return changed.some((message, place) => message !== messages[place]) ? changed : messages;
  });
}

/** The conversation list's line follows an edit of the last message, held or not. */
function updatePreview(state: WorkspaceState, id: MessageId, text: string | undefined): WorkspaceState {
  const conversation =
    text === undefined ? undefined : findValue(state.conversations, (one) => one.lastMessage?.id === id);
  const last = conversation?.lastMessage;
  if (!conversation || !last || text === undefined) return state;
  return mapConversation(state, conversation.id, (known) => ({
    ...known,
    lastMessage: { ...last, text: previewOf(text) },
  }));
}

function messagesDeleted(state: WorkspaceState, ids: ReadonlySet<MessageId>): WorkspaceState {
  return mapTimelines(state, (messages) => {
    const left = messages.filter((message) => !ids.has(message.id));
    return left.length < messages.length ? left : messages;
  });
}

/** Changes what timelines hold: those of which `change` gives back what it got stay as they are, and so may the state. */
function mapTimelines(
  state: WorkspaceState,
  change: (messages: readonly Message[]) => readonly Message[],
): WorkspaceState {
  const changed = Object.entries(state.timelines).flatMap(([channel, timeline]): readonly [string, Timeline][] => {
    const messages = change(timeline.messages);
    return messages === timeline.messages ? [] : [[channel, { ...timeline, messages }]];
  });
  return changed.length === 0 ? state : { ...state, timelines: { ...state.timelines, ...Object.fromEntries(changed) } };
}

/** An insert of an unknown conversation is one only if it says of which kind. */
function withConversation(state: WorkspaceState, id: ChannelId, changes: ConversationChanges): WorkspaceState {
  if (at(state.conversations, id)) return mapConversation(state, id, (known) => merged<Conversation>(known, changes));
  const { kind } = changes;
  if (kind === undefined) return state;
  const made = { ...emptyConversation(id, kind), ...changes };
  return { ...state, conversations: put(state.conversations, [[id, made]]) };
}

function withoutConversations(state: WorkspaceState, ids: readonly ChannelId[]): WorkspaceState {
  if (ids.length === 0) return state;
  return {
    ...state,
    conversations: without(state.conversations, ids),
    typing: omit(state.typing, ids),
    timelines: omit(state.timelines, ids),
    asides: omit(state.asides, ids),
  };
}

/** No more are shown or counted; whoever stops makes room. */
const mostTyping = 50;

function typing(state: WorkspaceState, channel: ChannelId, person: PersonaKey, isTyping: boolean): WorkspaceState {
  const now = state.typing[channel] ?? [];
  if (person === state.profile.self || now.includes(person) === isTyping) return state;
  if (isTyping && now.length >= mostTyping) return state;
  const next = isTyping ? [...now, person] : now.filter((other) => other !== person);
  return { ...state, typing: next.length > 0 ? { ...state.typing, [channel]: next } : omit(state.typing, [channel]) };
}

function mapConversation(
  state: WorkspaceState,
  channel: ChannelId,
  change: (conversation: Conversation) => Conversation,
): WorkspaceState {
  const known = at(state.conversations, channel);
  if (!known) return state;
  const next = change(known);
  return next === known ? state : { ...state, conversations: put(state.conversations, [[channel, next]]) };
}

function mapTimeline(
  state: WorkspaceState,
  channel: ChannelId,
  change: (timeline: Timeline) => Timeline,
): WorkspaceState {
  const held = state.timelines[channel];
  if (!held) return state;
  const next = change(held);
  return next === held ? state : { ...state, timelines: { ...state.timelines, [channel]: next } };
}

function omit<K extends ChannelId, V>(record: Readonly<Record<K, V>>, keys: readonly K[]): Readonly<Record<K, V>> {
  const rest = { ...record };
  for (const key of keys) delete rest[key];
  return rest;
}
