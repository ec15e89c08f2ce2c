import { useCallback } from "react";
import type { Place } from "./conversation-ref.ts";
import { useCommands, useDeed } from "./use-parley.ts";

/** Opens a conversation in a window of its own, or leads to the one that it has. */
export function useNewWindow(): (place: Place) => void {
  const invoke = useCommands();
  const deed = useDeed();
  return useCallback(
    ({ workspace, channel }) => void deed(invoke("openInNewWindow", { workspace, channel })),
    [invoke, deed],
  );
}
