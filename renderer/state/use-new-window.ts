import { useCallback } from "react";
import type { ConversationRef } from "./conversation-ref.ts";
import { useCommands, useAction } from "./use-parley.ts";

/** Opens a conversation in a window of its own, or leads to the one that it has. */
export function useNewWindow(): (place: ConversationRef) => void {
  const invoke = useCommands();
  const attempt = useAction();
  return useCallback(
    ({ workspace, channel }) => void attempt(invoke("openInNewWindow", { workspace, channel })),
    [invoke, attempt],
  );
}
