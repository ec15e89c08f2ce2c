import type { WebContents } from "electron";
import { shortcutOf, type KeyPress } from "../../shared/shortcuts.ts";

/** The keys of Windows are those of Linux. */
const platform = process.platform === "darwin" ? "darwin" : "linux";

/** As far as the menu's own items go at a time, and to, in Chromium's levels of 20 %. */
const step = 0.5;
const levels = { least: -6, most: 6 };

/**
 * Zooms a window by the table of shortcuts: the menu knows one key for each, and by its letter alone, so that
 * Ctrl+= did nothing on a US keyboard.
 */
export function zoomByKeys(contents: WebContents): void {
  contents.on("before-input-event", (event, { type, key, code, control, meta, shift, alt }) => {
    if (type !== "keyDown") return;
    const press = { key, code, ctrlKey: control, metaKey: meta, shiftKey: shift, altKey: alt };
    const level = zoomLevel(contents, zoomKey(press));
    if (level === null) return;
    event.preventDefault();
    contents.zoomLevel = Math.min(levels.most, Math.max(levels.least, level));
  });
}

function zoomKey(press: KeyPress) {
  return shortcutOf(press, platform, ["zoom"]);
}

function zoomLevel({ zoomLevel: now }: WebContents, shortcut: ReturnType<typeof zoomKey>): number | null {
  switch (shortcut) {
    case "zoomIn":
      return now + step;
    case "zoomOut":
      return now - step;
    case "resetZoom":
      return 0;
    case null:
      return null;
  }
}
