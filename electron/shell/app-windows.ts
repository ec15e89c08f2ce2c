import { BrowserWindow } from "electron";
import { ipcChannel } from "../../shared/ipc/channels.ts";
import type { AppWindows } from "../core/windows/app-windows.ts";
import { placeBeside } from "./place-window.ts";
import { createWindow, raise, workAreas, type WindowParts } from "./window.ts";

export interface OpenAppWindows extends AppWindows {
  /** A conversation has a window of its own now. */
  isConversationOpen(): boolean;
}

/** Makes those of conversations beside `main`, of the same parts: what holds for the one page holds for the other. */
export function createAppWindows(of: {
  readonly main: BrowserWindow;
  readonly parts: WindowParts;
  readonly onOpened: (window: BrowserWindow) => void;
  readonly onClosed: () => void;
}): OpenAppWindows {
  const { main, parts, onOpened, onClosed } = of;
  const open = new Map<number, BrowserWindow>();
  const windowOf = (id: number) => (id === main.id ? main : open.get(id));
  return {
    main: main.id,
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
      const window = windowOf(id);
      if (window && !window.isDestroyed()) raise(window);
    },
    rename: (id, title) => open.get(id)?.setTitle(title),
    close: (id) => open.get(id)?.close(),
    isConversationOpen: () => open.size > 0,
    request(id, request) {
      const window = windowOf(id);
      if (window && !window.isDestroyed()) window.webContents.send(ipcChannel.requests, request);
    },
  };
}
