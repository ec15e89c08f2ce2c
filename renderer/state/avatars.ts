import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { Person, Presence } from "../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import type { PersonaKey } from "../../shared/ids.ts";
import { mediaUrl } from "../../shared/ipc/media-address.ts";
import { authorName, conversationName, correspondentOf } from "../../shared/domain/conversations/selectors.ts";
import { at } from "../../shared/collections/table.ts";
import type { Texts } from "../../shared/text/texts.ts";

/** How somebody or something looks: what `Avatar` wants to know. Compare with `isSameAvatar`. */
export interface AvatarProps {
  readonly name: string;
  readonly src: string | null;
  readonly seed: number;
}

export function isSameAvatar(one: AvatarProps, other: AvatarProps): boolean {
  return one.name === other.name && one.src === other.src && one.seed === other.seed;
}

export const nobody: AvatarProps = { name: "", src: null, seed: 7 };

export function personAvatar(
  state: Pick<WorkspaceState, "id">,
  person: Pick<Person, "key" | "name" | "avatarVersion">,
): AvatarProps {
  const { key, name, avatarVersion } = person;
  return { name, src: personPicture(state, key, avatarVersion), seed: seedOf(key) };
}

export function authorAvatar(
  state: Pick<WorkspaceState, "id" | "people">,
  message: Pick<Message, "author" | "authorName">,
  texts: Texts,
): AvatarProps {
  const { author } = message;
  const name = authorName(state, message, texts);
  if (author === null) return { name, src: null, seed: 7 };
  return {
    name,
    src: personPicture(state, author, at(state.people, author)?.avatarVersion ?? null),
    seed: seedOf(author),
  };
}

/** A direct message looks like the other side; a channel or a group has a picture of its own, or none. */
export function conversationAvatar(state: WorkspaceState, conversation: Conversation, texts: Texts): AvatarProps {
  const name = conversationName(state, conversation, texts);
  const correspondent = correspondentOf(state, conversation);
  if (correspondent) return { ...personAvatar(state, correspondent), name };
  const { id: channel, avatarVersion } = conversation;
  const src =
    avatarVersion === null || conversation.kind === "chat"
      ? null
      : mediaUrl({ type: "channel-avatar", workspace: state.id, channel, version: avatarVersion });
  return { name, src, seed: channel };
}

/** Of the other side of a direct message; null for anything else. */
export function conversationPresence(state: WorkspaceState, conversation: Conversation): Presence | null {
  return correspondentOf(state, conversation)?.presence ?? null;
}

function personPicture(state: Pick<WorkspaceState, "id">, person: PersonaKey, version: string | null): string {
  return mediaUrl({ type: "persona-avatar", workspace: state.id, person, version });
}

function seedOf(key: PersonaKey): number {
  return Number(key.split(":")[1] ?? 0);
}
