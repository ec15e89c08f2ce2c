import { conversationEntry } from "./conversations/conversation.ts";
import type { Conversation } from "./conversations/types.ts";
import type { Person } from "./people/types.ts";
import type { WorkspaceState } from "./workspace.ts";
import type { WorkspaceCursor } from "./workspace-cursor.ts";
import { isEqual } from "../collections/is-equal.ts";
import { isTold } from "./merge-by-id.ts";
import { personEntry } from "./people/people.ts";
import { at, put } from "../collections/table.ts";

/**
 * What comes next after a cursor, as it is now. Changes only a state whose cursor is `from`: where more is known
 * already, it says nothing new. `to` null: that was the last of it.
 */
export interface WorkspacePage {
  readonly type: "workspace-page-loaded";
  readonly from: WorkspaceCursor;
  readonly to: WorkspaceCursor | null;
  readonly conversations: readonly Conversation[];
  readonly people: readonly Person[];
}

/** The state with what comes next in it; itself when it waits for another page, or for none. */
export function withPage(state: WorkspaceState, page: WorkspacePage): WorkspaceState {
  if (state.cursor === null || !isSameCursor(state.cursor, page.from)) return state;
  // What was wanted first is known already, and nobody who shows it need be told that it came again.
  const conversations = page.conversations.filter((one) => !isEqual(at(state.conversations, one.id), one));
  const people = page.people.filter((one) => !isTold(at(state.people, one.key), one));
  return {
    ...state,
    conversations: put(state.conversations, conversations.map(conversationEntry)),
    people: put(state.people, people.map(personEntry)),
    cursor: page.to,
  };
}

function isSameCursor(one: WorkspaceCursor, other: WorkspaceCursor): boolean {
  return one.channel === other.channel && one.person === other.person;
}
