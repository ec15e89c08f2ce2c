import { useEffect } from "react";
import type { AppState } from "../shared/domain/app-state.ts";
import { createListing } from "../shared/domain/conversations/listing.ts";
import type { ConversationRef } from "./state/conversation-ref.ts";
import { useNewWindow } from "./state/use-new-window.ts";
import { useParleyState, usePlatform, useViewActions } from "./state/use-parley.ts";
import { shownPlace, type View } from "./state/view.ts";
import { isDialogOpen } from "./ui/focus-home.ts";

/** Keys that work anywhere in the main window. A window of one conversation goes nowhere else. */
export function useKeyboard(): void {
  const view = useViewActions();
  const openInNewWindow = useNewWindow();
  const isMac = usePlatform() === "darwin";
  const readApp = useParleyState();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (view.get().own !== null) return;
      const isWithModifier = isMac ? event.metaKey : event.ctrlKey;
      const isOverlaid = isDialogOpen();
      if (isWithModifier && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        if (!isOverlaid) view.open("go-to");
      } else if (isWithModifier && event.shiftKey && !event.altKey && event.key.toLowerCase() === "o") {
        event.preventDefault();
        const shown = shownPlace(view.get());
        if (shown && !isOverlaid) openInNewWindow(shown);
      } else if (isWithModifier && event.key === ",") {
        event.preventDefault();
        if (!isOverlaid) view.open("settings");
      } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && !isOverlaid) {
        event.preventDefault();
        const next = neighbour(readApp(), view.get(), event.key === "ArrowDown" ? 1 : -1);
        if (next) view.goTo(next);
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [view, isMac, readApp, openInNewWindow]);
}

/** The conversation next to the one shown, in the order of the list. */
function neighbour(app: AppState | null, view: View, step: 1 | -1): ConversationRef | null {
  const state = app?.workspaces.find(({ id }) => id === view.workspace);
  if (!state) return null;
  const listed = createListing()(state.conversations);
  const at = listed.findIndex(({ id }) => id === shownPlace(view)?.channel);
  const next = at === -1 ? listed[0] : listed[at + step];
  return next ? { workspace: state.id, channel: next.id } : null;
}
