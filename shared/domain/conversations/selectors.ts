import type { Conversation } from "./types.ts";
import type { Instant } from "../instant.ts";
import type { Message } from "../messages/types.ts";
import type { Person } from "../people/types.ts";
import type { WorkspaceState } from "../workspace.ts";
import { partnerOf, type ChannelId, type PersonaKey } from "../../ids.ts";
import { at } from "../../collections/table.ts";
import type { Texts } from "../../text/texts.ts";

/** The other side of a direct message; null for anything else, or while the members are not known. */
export function correspondentOf(state: WorkspaceState, conversation: Conversation): Person | null {
  if (conversation.kind !== "chat") return null;
  const other = conversation.members.find((member) => member.person !== state.profile.self) ?? conversation.members[0];
  return other ? (at(state.people, other.person) ?? null) : null;
}

/** Of those in a conversation that has no name. */
const mostNamed = 20;

/** What a conversation is called: the person's own name for it, the other side's, the server's, or who is in it. */
export function conversationName(state: WorkspaceState, conversation: Conversation, texts: Texts): string {
  if (conversation.customName) return conversation.customName;
  const correspondent = correspondentOf(state, conversation);
  if (correspondent?.name) return correspondent.name;
  if (conversation.name) return conversation.name;
  const names = conversation.members
    .filter((member) => member.person !== state.profile.self)
    .flatMap((member) => at(state.people, member.person)?.name || []);
  if (names.length === 0) return texts.text("conversation.unnamed");
  const first = texts.list(names.slice(0, mostNamed));
  return names.length > mostNamed ? `${first}, …` : first;
}

export function authorName(
  { people }: Pick<WorkspaceState, "people">,
  { author, authorName: written }: Pick<Message, "author" | "authorName">,
  { text }: Texts,
): string {
  return (author && at(people, author)?.name) || written || text("message.unknownSender");
}

export function isMuted(conversation: Conversation, now: Instant): boolean {
  return conversation.mutedUntil !== null && conversation.mutedUntil > now;
}

/** Who may be shown as writing in a conversation, by name. */
export function typingNames(state: WorkspaceState, channel: ChannelId): readonly string[] {
  return (state.typing[channel] ?? []).flatMap((person) => at(state.people, person)?.name || []);
}

/** A guest has no partner to write to, and a partner without a user would never read it. */
export function canBeWrittenTo(person: Person, self: PersonaKey): boolean {
  return person.isUser && person.key !== self && partnerOf(person.key) !== null;
}
