import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { isSameConversation, type ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import { conversationName } from "../../../shared/domain/conversations/selectors.ts";
import { at } from "../../../shared/collections/table.ts";
import type { AppWindows } from "./app-windows.ts";
import type { Texts } from "../../../shared/text/texts.ts";

/**
 * Which conversations have a window of their own.
 *
 * [OW1] A conversation has one at most: who asks for another is led to the one that there is.
 * [OW2] It is there no longer than its conversation and its workspace.
 */
export interface ConversationWindowIndex {
  /** False when there is no such conversation (any more). */
  open(state: WorkspaceState, place: ConversationRef): boolean;
  /** Leads the person to the window of that conversation; false when it has none. */
  raise(place: ConversationRef): boolean;
  /** What that window is there for; null for the main one. */
  placeOf(window: number): ConversationRef | null;
  /** Something happened in a workspace. */
  changed(state: WorkspaceState): void;
  /** The person has signed out of it. */
  left(workspace: WorkspaceId): void;
  /** The person, or we, have closed it. */
  closed(window: number): void;
}

export function createConversationWindowIndex(
  windows: Pick<AppWindows, "open" | "raise" | "rename" | "close">,
  texts: () => Texts,
): ConversationWindowIndex {
  const own = new Map<number, { readonly place: ConversationRef; readonly title: string }>();

  function raise(place: ConversationRef): boolean {
    const found = [...own].find(([, { place: other }]) => isSameConversation(place, other));
    if (found) windows.raise(found[0]);
    return found !== undefined;
  }

  function close(window: number): void {
    own.delete(window);
    windows.close(window);
  }

  return {
    open(state, place) {
      const title = titleOf(state, place, texts());
      if (title === null) return false;
      // [OW1]
      if (!raise(place)) own.set(windows.open(title), { place, title });
      return true;
    },
    raise,
    placeOf: (window) => own.get(window)?.place ?? null,
    changed(state) {
      for (const [window, { place, title }] of own) {
        if (place.workspace !== state.id) continue;
        const next = titleOf(state, place, texts());
        // [OW2]
        if (next === null) close(window);
        else if (next !== title) {
          own.set(window, { place, title: next });
          windows.rename(window, next);
        }
      }
    },
    left(workspace) {
      for (const [window, { place }] of own) if (place.workspace === workspace) close(window);
    },
    closed: (window) => void own.delete(window),
  };
}

/** As the taskbar shows it: with what is unread in it. */
function titleOf(state: WorkspaceState, { channel }: ConversationRef, texts: Texts): string | null {
  const conversation = at(state.conversations, channel);
  if (!conversation) return null;
  const name = conversationName(state, conversation, texts);
  return conversation.unread > 0 ? `(${conversation.unread}) ${name}` : name;
}
