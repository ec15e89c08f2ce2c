import { app, nativeImage, type BrowserWindow } from "electron";
import type { Badge } from "../core/ports/desktop.ts";
import type { AppTray } from "./tray.ts";
import type { Texts } from "../../shared/text/texts.ts";

/** Shows the unread count wherever this desktop can: dock or launcher, taskbar (by title, on Windows by overlay), tray. */
export function createBadge(tray: AppTray, window: BrowserWindow, texts: () => Texts): Badge {
  const dot =
    process.platform === "win32" ? nativeImage.createFromBitmap(dotBitmap(16), { width: 16, height: 16 }) : null;
  return {
    show(unread) {
      app.setBadgeCount(unread);
      tray.show(unread);
      if (window.isDestroyed()) return;
      window.setTitle(unread > 0 ? `(${unread}) Parley` : "Parley");
      if (dot) window.setOverlayIcon(unread > 0 ? dot : null, texts().text("tray.unread", { count: unread }));
    },
  };
}

/** A red disc as raw BGRA pixels, its edge smoothed over one pixel. */
function dotBitmap(size: number): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  const centre = (size - 1) / 2;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const cover = Math.min(1, Math.max(0, size / 2 - Math.hypot(x - centre, y - centre)));
      // Premultiplied: #d92d3c times its own opacity.
      pixels.set([0x3c * cover, 0x2d * cover, 0xd9 * cover, 0xff * cover], (y * size + x) * 4);
    }
  }
  return pixels;
}
