import * as v from "valibot";
import { abilitiesOf } from "../../shared/domain/abilities.ts";
import type { HttpFaultType } from "../../electron/core/ports/http.ts";
import { defaultSettings, type Settings } from "../../shared/settings.ts";
import { conversationEntry, emptyConversation } from "../../shared/domain/conversations/conversation.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import type { Attachment, Message } from "../../shared/domain/messages/types.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { OutboxEntry } from "../../shared/domain/outbox/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import {
  AttachmentId,
  ChannelId,
  ClientId,
  MemberId,
  MessageId,
  PartnerId,
  partnerKey,
  WorkspaceId,
  type PersonaKey,
} from "../../shared/ids.ts";
import { personEntry } from "../../shared/domain/people/people.ts";
import { tableOf } from "../../shared/collections/table.ts";
import { monday } from "./fake-clock.ts";

/** Small whole values for tests: name what matters, the rest is unremarkable. */

export const channelId = (id: number): ChannelId => v.parse(ChannelId, id);
export const messageId = (id: number): MessageId => v.parse(MessageId, id);
export const memberId = (id: number): MemberId => v.parse(MemberId, id);
export const partner = (id: number): PersonaKey => partnerKey(v.parse(PartnerId, id));

/** `00000000-0000-4000-8000-00000000002a` for 42. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
export const clientId = (n: number): ClientId => v.parse(ClientId, uuid(n));
export const workspaceId = (n: number): WorkspaceId => v.parse(WorkspaceId, uuid(n));

/** A NewId that counts: 1, 2, 3 … as UUIDs. */
export function countingIds(first = 1): () => string {
  let next = first;
  return () => uuid(next++);
}

export const me = partner(42);
export const alice = partner(43);
export const bob = partner(44);
export const general = channelId(1);

/** `channel`: the conversation that it stands in, where no thread is named. */
export function message({
  channel = general,
  ...given
}: Partial<Message> & { readonly channel?: ChannelId } = {}): Message {
  const id = given.id ?? messageId(100);
  const text = given.text ?? `message ${id}`;
  return {
    id,
    thread: inConversation(channel),
    author: alice,
    authorName: null,
    sentAt: monday + id * 1_000,
    kind: "comment",
    body: `<p>${text}</p>`,
    text,
    isEdited: false,
    isDeleted: false,
    isStarred: false,
    pinnedAt: null,
    replyTo: null,
    reactions: [],
    attachments: [],
    mentions: [],
    clientId: null,
    ...given,
  };
}

export function attachment(given: Partial<Attachment> = {}): Attachment {
  return { id: v.parse(AttachmentId, 7), name: "plan.pdf", mimetype: "application/pdf", size: 1_024, ...given };
}

export function conversation(given: Partial<Conversation> = {}): Conversation {
  return { ...emptyConversation(general, "channel"), name: "general", memberCount: 2, ...given };
}

/** The same conversation with that message as its last. */
export function endingWith(given: Conversation, last: Message): Conversation {
  const { id, author, text, sentAt } = last;
  return { ...given, lastMessage: { id, author, text, sentAt } };
}

export function person(given: Partial<Person> = {}): Person {
  return { key: alice, name: "Alice", presence: "online", isUser: true, avatarVersion: null, ...given };
}

export function entry({
  channel = general,
  ...given
}: Partial<OutboxEntry> & { readonly channel?: ChannelId } = {}): OutboxEntry {
  return {
    clientId: clientId(1),
    thread: inConversation(channel),
    content: plain("hello"),
    replyTo: null,
    files: [],
    queuedAt: monday,
    delivery: { state: "queued" },
    ...given,
  };
}

export function settings(given: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...given };
}

/** A signed-in workspace of `me`, online, with those conversations and people. */
export function workspaceState(
  given: Partial<Omit<WorkspaceState, "conversations" | "people">> & {
    readonly conversations?: readonly Conversation[];
    readonly people?: readonly Person[];
  } = {},
): WorkspaceState {
  const { conversations = [conversation()], people = [person()], ...rest } = given;
  return {
    abilities: abilitiesOf(given.profile?.access ?? "session"),
    id: workspaceId(1),
    profile: {
      kind: "odoo",
      access: "session",
      name: "Example",
      server: "https://odoo.example.com",
      database: "example",
      login: "me@example.com",
      self: me,
    },
    connection: { state: "online", why: null, retryAt: null, isCatchingUp: false },
    drafts: {},
    conversations: tableOf(conversations.map(conversationEntry)),
    people: tableOf(people.map(personEntry)),
    cursor: null,
    typing: {},
    outbox: [],
    timelines: {},
    asides: {},
    ...rest,
  };
}

/** Everything that can go wrong below HTTP. */
export const httpFaults: readonly HttpFaultType[] = [
  "name-not-resolved",
  "refused",
  "unreachable",
  "certificate",
  "client-certificate",
  "timeout",
  "broken",
  "too-large",
  "aborted",
  "held-back",
];
