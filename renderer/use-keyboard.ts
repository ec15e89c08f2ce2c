import { useEffect } from "react";
import type { AppState } from "../shared/domain/app-state.ts";
import { createListing } from "../shared/domain/conversations/listing.ts";
import { shortcutOf, type KeyPress } from "../shared/shortcuts.ts";
import type { ConversationRef } from "./state/conversation-ref.ts";
import { useNewWindow } from "./state/use-new-window.ts";
import { useParleyState, usePlatform, useViewActions } from "./state/use-parley.ts";
import { shownPlace, type View } from "./state/view.ts";
import { focusComposer, isDialogOpen, isFocusNowhere } from "./ui/focus-home.ts";

const inAnyWindow = ["window"] as const;
const inMainWindow = ["window", "main-window"] as const;

type WindowShortcut = NonNullable<ReturnType<typeof shortcutOf<(typeof inMainWindow)[number]>>>;

/**
 * The shortcuts of the table that are a window's (shared/shortcuts.ts). A window of one conversation stays with it: what
 * leads to another one is the main window's. What is typed while nothing has the focus goes into the composer.
 */
export function useKeyboard(): void {
  const view = useViewActions();
  const openInNewWindow = useNewWindow();
  const platform = usePlatform();
  const readApp = useParleyState();
  useEffect(() => {
    const step = (by: 1 | -1) => {
      const next = neighbour(readApp(), view.get(), by);
      if (next) view.goTo(next);
    };
    const run = (shortcut: WindowShortcut): void => {
      switch (shortcut) {
        case "goTo":
          if (readApp()?.workspaces.length) view.open("go-to");
          return;
        case "settings":
          return view.open("settings");
        case "keyboardShortcuts":
          return view.open("shortcuts");
        case "openInNewWindow": {
          const shown = shownPlace(view.get());
          if (shown) openInNewWindow(shown);
          return;
        }
        case "previousConversation":
          return step(-1);
        case "nextConversation":
          return step(1);
      }
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const shortcut = shortcutOf(event, platform, view.get().own === null ? inMainWindow : inAnyWindow);
      if (shortcut !== null) {
        event.preventDefault();
        if (!isDialogOpen()) run(shortcut);
      } else if (isTyped(event) && isFocusNowhere() && !isDialogOpen()) focusComposer();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [view, platform, readApp, openInNewWindow]);
}

/** A letter or the like, and no key that scrolls or belongs to a shortcut. */
function isTyped({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return Array.from(key).length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
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
