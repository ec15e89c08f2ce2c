import type { Area } from "../catalogue.ts";
import type { desktop as source } from "../en/desktop.ts";

/** What the desktop says: tray, menus, notifications, in German. */
export const desktop: Area<typeof source> = { "tray.quit": "Beenden" };
