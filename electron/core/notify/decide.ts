import type { Settings } from "../../../shared/settings.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { authorName, conversationName, isMuted } from "../../../shared/domain/conversations/selectors.ts";
import { at, differences } from "../../../shared/collections/table.ts";
import { excerpt } from "./excerpt.ts";
import type { Texts } from "../../../shared/text/texts.ts";

export interface Arrival {
  readonly message: Message;
  /** Where it stands. */
  readonly channel: ChannelId;
  /** Posted with the wish that nobody be told (WIRE.md §5.2, `silent`). */
  readonly isSilent: boolean;
  /** As it is after the message was folded. */
  readonly state: WorkspaceState;
  readonly settings: Settings;
  readonly texts: Texts;
  /** The conversation of this workspace that somebody looks at in a focused window; null for none. */
  readonly shown: ChannelId | null;
  readonly now: Instant;
  /** Minutes since local midnight at `now`. */
  readonly minuteOfDay: number;
}

export interface Telling {
  readonly title: string;
  readonly body: string;
}

/** Graphemes of a message that a notification shows; desktops cut at about as much by themselves, and less kindly. */
const bodyLength = 180;

/** What to tell the person of a message, or null for nothing. */
export function decide(arrival: Arrival): Telling | null {
  const { message, channel, state, settings, texts } = arrival;
  const conversation = at(state.conversations, channel) ?? null;
  if (!isNews(arrival, conversation) || !isWanted(arrival, conversation)) return null;
  const author = authorName(state, message, texts);
  const isDirect = conversation === null || conversation.kind === "chat";
  return {
    title: excerpt(isDirect ? author : titleOf(author, state, conversation, texts), bodyLength),
    body: settings.showPreviews ? bodyOf(message, texts) : texts.text("notification.newMessage"),
  };
}

/** Conversations whose notifications have had their time: nothing in them is unread any more, or they are gone. */
export function decideClear(before: WorkspaceState, after: WorkspaceState): readonly ChannelId[] {
  return differences(before.conversations, after.conversations)
    .filter((one) => (one.before?.unread ?? 0) > 0 && (one.after?.unread ?? 0) === 0)
    .map(({ key }) => key);
}

/** Somebody else's words, that nobody on this account has seen. */
function isNews({ message, channel, isSilent, state, shown }: Arrival, conversation: Conversation | null): boolean {
  if (isSilent || message.isDeleted || message.kind === "system") return false;
  if (message.author === state.profile.self || channel === shown) return false;
  const separator = conversation?.newMessageSeparator ?? null;
  return separator === null || message.id >= separator;
}

function isWanted(arrival: Arrival, conversation: Conversation | null): boolean {
  const { message, state, settings, now, minuteOfDay } = arrival;
  if (settings.notifications === "nothing" || isQuiet(settings.quietHours, minuteOfDay)) return false;
  if (conversation && isMuted(conversation, now)) return false;
  const isMention = message.mentions.includes(state.profile.self);
  switch (conversation?.notify ?? null) {
    case "nothing":
      return false;
    case "mentions":
      return isMention;
    case "all":
      return true;
    // Odoo itself tells of everything in direct messages and groups, and of mentions in channels. Here the person has
    // a choice on this machine that says it in one word; what is said to one alone is as good as a mention.
    case null:
      return settings.notifications === "all" || isMention || conversation?.kind === "chat";
  }
}

/** From `from` up to and without `to`, over midnight where it has to be. */
function isQuiet(hours: Settings["quietHours"], minute: number): boolean {
  if (!hours) return false;
  const { from, to } = hours;
  return from <= to ? from <= minute && minute < to : from <= minute || minute < to;
}

function titleOf(author: string, state: WorkspaceState, conversation: Conversation, texts: Texts): string {
  const name = conversationName(state, conversation, texts);
  return texts.text("notification.inConversation", { author, conversation: name });
}

function bodyOf({ text: written, attachments }: Message, { text }: Texts): string {
  const words = excerpt(written, bodyLength);
  if (words !== "") return words;
  const [first, ...others] = attachments;
  if (!first) return text("notification.newMessage");
  return others.length === 0
    ? text("notification.attachment", { name: excerpt(first.name, bodyLength) })
    : text("notification.attachments", { count: attachments.length });
}
