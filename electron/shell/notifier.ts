import { nativeImage, Notification, type NativeImage } from "electron";
import type { Log } from "../core/ports/log.ts";
import type { NotificationRequest, Notifier } from "../core/ports/desktop.ts";
import type { MediaFile } from "../core/ports/media.ts";

/**
 * The desktop's own notifications, one for each conversation. A click counts once, even where the desktop reports it
 * twice (electron#51286). The references held here also keep Electron from collecting a notification that still stands.
 */
export function createNotifier(log: Log): Notifier & { stop(): void } {
  const standing = new Map<string, Notification>();

  const close = (key: string): void => {
    const notification = standing.get(key);
    standing.delete(key);
    notification?.close();
  };

  return {
    show(request, onClick) {
      const key = keyOf(request.workspace, request.channel);
      close(key);
      const icon = request.icon && imageOf(request.icon);
      const notification = new Notification({
        title: request.title,
        body: process.platform === "linux" ? escapeMarkup(request.body) : request.body,
        ...(icon && { icon }),
      });
      const forget = (): void => {
        if (standing.get(key) === notification) standing.delete(key);
      };
      let isClicked = false;
      notification.on("click", () => {
        if (isClicked) return;
        isClicked = true;
        forget();
        onClick();
      });
      notification.on("close", forget);
      notification.on("failed", (_event, error) => {
        forget();
        log("warn", "notification-failed", { error });
      });
      standing.set(key, notification);
      notification.show();
    },
    clear: (workspace, channel) => close(keyOf(workspace, channel)),
    /** Takes all back: nobody would hear a click on one that outlives the program. */
    stop() {
      for (const key of standing.keys()) close(key);
    },
  };
}

function keyOf(workspace: NotificationRequest["workspace"], channel: NotificationRequest["channel"]): string {
  return `${workspace}/${channel}`;
}

/** Null for what Electron cannot paint, such as the SVG initials that Odoo gives people without a picture. */
function imageOf(file: MediaFile): NativeImage | null {
  const image = nativeImage.createFromBuffer(Buffer.from(file.bytes));
  return image.isEmpty() ? null : image;
}

/** Linux desktops read the body as markup (Desktop Notifications Specification, "Markup"). */
function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
