import { app, BrowserWindow, screen, type Session } from "electron";
import type { SpokenTexts } from "../core/app/spoken-texts.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { Log } from "../core/ports/log.ts";
import { offerContextMenu } from "./context-menu.ts";
import { keepPage } from "./keep-page.ts";
import { openExternal } from "./security.ts";
import { minimumSize, placeWindow, type WindowPlace } from "./place-window.ts";
import { zoomByKeys } from "./zoom-keys.ts";
import { backgroundColor, followTheme } from "./theme.ts";

/** What every window of ours is made of. */
export interface WindowParts {
  readonly session: Session;
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  readonly icon: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly texts: SpokenTexts;
  /** What begins the page of each window anew with everything, by the window's id. */
  readonly starters: Map<number, () => void>;
}

/** Where the main window last stood, remembered from start to start. */
export interface PlaceMemory {
  read(): WindowPlace | null;
  write(place: WindowPlace): void;
}

export function createMainWindow(parts: WindowParts, memory: PlaceMemory): BrowserWindow {
  const place = placeWindow(memory.read(), workAreas());
  const window = createWindow(parts, place, "Parley");
  window.on("close", () => memory.write({ ...window.getNormalBounds(), isMaximized: window.isMaximized() }));
  return window;
}

/** A window that loads our page. It shows itself when there is something to see. */
export function createWindow(parts: WindowParts, place: WindowPlace, title: string): BrowserWindow {
  const { isMaximized, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title,
    icon: parts.icon,
    show: false,
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: {
      session: parts.session,
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: true,
      devTools: !app.isPackaged,
    },
  });

  window.once("ready-to-show", () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  // The title is main's to give: it has the unread count in it.
  window.on("page-title-updated", (event) => event.preventDefault());
  followTheme(window);
  zoomByKeys(window.webContents);
  offerContextMenu(window, parts.texts, (url) => void openExternal(url, parts.log));
  const { startUsually } = keepPage(window, parts);
  const { id } = window;
  parts.starters.set(id, startUsually);
  window.once("closed", () => parts.starters.delete(id));
  return window;
}

/** Brings the window before the person, wherever it is. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * Closing only hides the window while `isWanted`, because something is there that can bring it back, or another window
 * that keeps the program. Call what is returned when that one is gone: what is hidden for nothing closes.
 */
export function hideOnClose(window: BrowserWindow, isWanted: () => boolean): () => void {
  let isQuitting = false;
  let isHidden = false;
  const onQuit = (): void => void (isQuitting = true);
  app.on("before-quit", onQuit);
  window.on("close", (event) => {
    if (isQuitting || !isWanted()) return;
    event.preventDefault();
    isHidden = true;
    window.hide();
  });
  window.on("show", () => (isHidden = false));
  window.on("closed", () => {
    isHidden = false;
    app.off("before-quit", onQuit);
  });
  return () => {
    if (isHidden && !isWanted()) window.close();
  };
}

export interface WindowListener {
  readonly windowFocused: (window: number, isFocused: boolean) => void;
  /** Its page has crashed, or begins anew. */
  readonly windowEmptied: (window: number) => void;
  readonly windowClosed: (window: number) => void;
}

/** A hidden or minimised window never counts as looked at, whatever the desktop says of its focus. */
export function watchWindow(window: BrowserWindow, listener: WindowListener): void {
  const { id } = window;
  const look = (): void =>
    listener.windowFocused(id, window.isFocused() && window.isVisible() && !window.isMinimized());
  for (const name of ["focus", "blur", "show", "hide", "minimize", "restore"] as const) {
    // Electron declares an overload for each name, which no union of names can choose from.
    (window as NodeJS.EventEmitter).on(name, look);
  }
  window.webContents.on("did-start-loading", () => listener.windowEmptied(id));
  window.webContents.on("render-process-gone", () => listener.windowEmptied(id));
  window.on("closed", () => listener.windowClosed(id));
  look();
}

export function workAreas(): readonly Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main, ...others].map((display) => display.workArea);
}
