import { conversationEntry } from "../../../shared/domain/conversations/conversation.ts";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { WorkspaceCursor } from "../../../shared/domain/workspace-cursor.ts";
import type { ChannelId, PersonaKey } from "../../../shared/ids.ts";
import { firstListed } from "../../../shared/domain/conversations/listing.ts";
import { personEntry } from "../../../shared/domain/people/people.ts";
import { at, sizeOf, tableOf, valuesAfter } from "../../../shared/collections/table.ts";
import type { WorkspacePage } from "../../../shared/domain/workspace-page.ts";

/** So many conversations and people go to a window in one piece. */
export const pageRows = 500;
/** Of more than that the list's first rows go first: more than anybody sees before the rest has come. */
export const firstRows = 200;
/** A member list says of a channel who is in it, which may be thousands; names of a group take a few. */
const membersAtMost = 20;

export const beginning: WorkspaceCursor = { channel: null, person: null };

/**
 * What a window begins with: all that there is when that is one page, else what stands first in the list, what windows
 * show, and who has to do with it. The window asks for the rest page by page (`pageAfter`).
 *
 * @param shown conversations that a window shows, known or not
 */
export function firstPart(
  state: WorkspaceState,
  shown: readonly ChannelId[],
  size: { readonly first: number; readonly page: number } = { first: firstRows, page: pageRows },
): WorkspaceState {
  const isOnePage = sizeOf(state.conversations) <= size.page && sizeOf(state.people) <= size.page;
  if (state.cursor === null && isOnePage) return state;
  const conversations = [
    ...firstListed(state.conversations, size.first),
    ...shown.flatMap((channel) => at(state.conversations, channel) ?? []),
  ];
  const people = [state.profile.self, ...peopleOf(conversations), ...Object.values(state.typing).flat()];
  return {
    ...state,
    conversations: tableOf(conversations.map(conversationEntry)),
    people: tableOf(people.flatMap((key) => at(state.people, key) ?? []).map(personEntry)),
    cursor: { ...beginning },
  };
}

/** Whose names and pictures rows of these conversations show. */
export function peopleOf(conversations: readonly Conversation[]): readonly PersonaKey[] {
  const keys = conversations.flatMap(({ members, lastMessage }) => [
    ...members.slice(0, membersAtMost).map(({ person }) => person),
    ...(lastMessage?.author ? [lastMessage.author] : []),
  ]);
  return [...new Set(keys)];
}

/** What comes next after `from`, as far as the state itself has it; null when it has nothing more now. */
export function pageAfter(state: WorkspaceState, from: WorkspaceCursor, rows = pageRows): WorkspacePage | null {
  const known = state.cursor;
  const isHeld = (key: number | string, end: number | string | null) => known === null || (end !== null && key <= end);
  const conversations = valuesAfter(state.conversations, from.channel, rows).filter(({ id }) =>
    isHeld(id, known?.channel ?? null),
  );
  const people = valuesAfter(state.people, from.person, rows).filter(({ key }) => isHeld(key, known?.person ?? null));
  if (known !== null && conversations.length === 0 && people.length === 0) return null;
  const isEnd = known === null && conversations.length < rows && people.length < rows;
  const to = isEnd
    ? null
    : { channel: conversations.at(-1)?.id ?? from.channel, person: people.at(-1)?.key ?? from.person };
  return { type: "workspace-page-loaded", from, to, conversations, people };
}
