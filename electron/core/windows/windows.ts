import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { isSameConversation, type ConversationRef } from "../../../shared/domain/conversation-ref.ts";

/** Which conversation each window shows, where the person writes in it, and which one the person looks at. */
export interface Windows {
  shows(window: number, place: ConversationRef | null): void;
  /** The window has its newest message in sight, and what comes there is read as it comes; until it takes that back. */
  readsAlong(window: number, place: ConversationRef | null): void;
  /** The person writes there, or has stopped. Returns whether they do in any window. */
  types(window: number, place: ConversationRef, isTyping: boolean): boolean;
  focused(window: number, isFocused: boolean): void;
  /** Its page is gone, and with it what it showed. Returns where the person wrote in it and does in no other. */
  emptied(window: number): ConversationRef | null;
  /** As `emptied`. */
  closed(window: number): ConversationRef | null;
  /** A window of ours has the focus. */
  isLookedAt(): boolean;
  /** The conversations of a workspace that windows show, looked at or not. */
  shownOf(workspace: WorkspaceId): readonly ChannelId[];
  /** What the focused window shows; null when no window of ours has the focus. */
  lookedAt(): ConversationRef | null;
  /** The conversation that the person reads as it goes on, in the focused window. */
  readAlong(): ConversationRef | null;
}

export function createWindows(): Windows {
  const places = new Map<number, ConversationRef | null>();
  const reading = new Map<number, ConversationRef | null>();
  const writing = new Map<number, ConversationRef>();
  let focus: number | null = null;

  const isWrittenIn = (place: ConversationRef) =>
    [...writing.values()].some((other) => isSameConversation(place, other));

  function emptied(window: number): ConversationRef | null {
    places.delete(window);
    reading.delete(window);
    const left = writing.get(window) ?? null;
    writing.delete(window);
    return left && !isWrittenIn(left) ? left : null;
  }

  return {
    shows: (window, place) => void places.set(window, place),
    readsAlong: (window, place) => void reading.set(window, place),
    types(window, place, isTyping) {
      if (isTyping) writing.set(window, place);
      else if (isSameConversation(writing.get(window) ?? null, place)) writing.delete(window);
      return isWrittenIn(place);
    },
    focused(window, isFocused) {
      // The next window may have told of its focus before the last one told of its loss.
      if (isFocused) focus = window;
      else if (focus === window) focus = null;
    },
    emptied,
    closed(window) {
      if (focus === window) focus = null;
      return emptied(window);
    },
    isLookedAt: () => focus !== null,
    shownOf: (workspace) =>
      [...places.values()].flatMap((place) => (place?.workspace === workspace ? place.channel : [])),
    lookedAt: () => (focus === null ? null : (places.get(focus) ?? null)),
    readAlong: () => (focus === null ? null : (reading.get(focus) ?? null)),
  };
}
