import type { ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import type { AppWindows } from "./app-windows.ts";
import type { ConversationWindowIndex } from "./conversation-windows.ts";
import type { WindowRequests } from "./window-requests.ts";

/** Brings the person to a conversation: to the window of its own that it has, or else the main window comes and shows it. */
export function createLeadToConversation(of: {
  readonly windows: Pick<AppWindows, "main" | "raise">;
  readonly index: Pick<ConversationWindowIndex, "raise">;
  readonly requests: Pick<WindowRequests, "send">;
}): (place: ConversationRef) => void {
  const { windows, index, requests } = of;
  return (place) => {
    if (index.raise(place)) return;
    windows.raise(windows.main);
    requests.send(windows.main, { type: "show-conversation", ...place });
  };
}
