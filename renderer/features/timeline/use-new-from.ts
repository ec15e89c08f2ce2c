import { useState } from "react";
import type { MessageId } from "../../../shared/ids.ts";
import { at } from "../../../shared/collections/table.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useWorkspace } from "../../state/use-parley.ts";

/**
 * Where the line "New" stands: before the first message that was unread when the person came, or that came while
 * they were not looking. It stays after reading, until they come again.
 */
export function useNewFrom({ workspace, channel }: ConversationRef, isReading: boolean): MessageId | null {
  const unreadFrom = useWorkspace(
    workspace,
    (state) => {
      const conversation = at(state.conversations, channel);
      return conversation && conversation.unread > 0 ? conversation.newMessageSeparator : null;
    },
    null,
  );
  const [kept, setKept] = useState<{ readonly from: MessageId | null; readonly seen: MessageId | null }>({
    from: unreadFrom,
    seen: unreadFrom,
  });
  // Adjusted while rendering, as React advises for what follows from a changed value.
  if (unreadFrom !== kept.seen)
    setKept({ seen: unreadFrom, from: unreadFrom !== null && !isReading ? unreadFrom : kept.from });
  return kept.from;
}
