import { useEffect, useRef, useSyncExternalStore } from "react";
import type { MessageId } from "../../../shared/ids.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useCommands } from "../../state/use-parley.ts";

/** The window is in front of the person. */
export function useHasFocus(): boolean {
  return useSyncExternalStore(subscribeToFocus, () => document.hasFocus() && document.visibilityState === "visible");
}

/** Says that everything up to `newest` has been read, once, while somebody looks at it. */
export function useMarkRead(
  place: ConversationRef,
  newest: MessageId | null,
  isReading: boolean,
  unread: number,
): void {
  const invoke = useCommands();
  const marked = useRef<MessageId | null>(null);
  const { workspace, channel } = place;
  useEffect(() => {
    if (!isReading || newest === null || unread === 0 || marked.current === newest) return;
    marked.current = newest;
    void invoke("markRead", { workspace, channel, upTo: newest });
  }, [invoke, workspace, channel, newest, isReading, unread]);

  // What comes while they look is read as it comes: nothing is painted as unread only to be painted as read.
  useEffect(() => {
    if (!isReading) return undefined;
    void invoke("readAlong", { reading: { workspace, channel } });
    return () => void invoke("readAlong", { reading: null });
  }, [invoke, workspace, channel, isReading]);
}

function subscribeToFocus(listener: () => void): () => void {
  window.addEventListener("focus", listener);
  window.addEventListener("blur", listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    window.removeEventListener("focus", listener);
    window.removeEventListener("blur", listener);
    document.removeEventListener("visibilitychange", listener);
  };
}
