import { BrowserWindow } from "electron";
import type { ConversationWindows } from "../core/windows/conversation-windows.ts";
import { placeBeside } from "./place-window.ts";
import { createWindow, raise, workAreas, type WindowParts } from "./window.ts";

export interface OpenConversationWindows extends ConversationWindows {
  isAnyOpen(): boolean;
}

/** Makes them beside `main`, of the same parts: what holds for the one page holds for the other. */
export function createConversationWindows(of: {
  readonly main: BrowserWindow;
  readonly parts: WindowParts;
  readonly onOpened: (window: BrowserWindow) => void;
  readonly onClosed: () => void;
}): OpenConversationWindows {
  const { main, parts, onOpened, onClosed } = of;
  const open = new Map<number, BrowserWindow>();
  return {
    open(title) {
      const window = createWindow(parts, placeBeside(main.getBounds(), open.size, workAreas()), title);
      const { id } = window;
      open.set(id, window);
      window.on("closed", () => {
        open.delete(id);
        onClosed();
      });
      onOpened(window);
      return id;
    },
    raise(id) {
      const window = open.get(id);
      if (window) raise(window);
    },
    rename: (id, title) => open.get(id)?.setTitle(title),
    close: (id) => open.get(id)?.close(),
    isAnyOpen: () => open.size > 0,
  };
}
