import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Menu, nativeImage, nativeTheme, Tray } from "electron";
import type { SpokenTexts } from "../core/app/spoken-texts.ts";

export interface AppTray {
  show(unread: number): void;
  /** Whether the person can see it, and so find a hidden window again. Takes some ms on Linux. */
  readonly isVisible: () => boolean;
}

interface TrayActions {
  readonly open: () => void;
  readonly quit: () => void;
}

/** The icon in the tray comes `when` the start is over: nobody looks for it before. */
export function createLateTray(icons: string, actions: TrayActions, texts: SpokenTexts, when: Promise<void>): AppTray {
  let tray: Pick<AppTray, "show"> | null = null;
  let unread = 0;
  const place = (): void => {
    tray = createTray(icons, actions, texts);
    tray.show(unread);
  };
  void when.then(place);
  return {
    show(count) {
      unread = count;
      tray?.show(count);
    },
    isVisible: () => process.platform !== "linux" || hasTrayHost(),
  };
}

/** Changes with the desktop's theme, the language and what is unread. */
function createTray(icons: string, actions: TrayActions, texts: SpokenTexts): Pick<AppTray, "show"> {
  const tray = new Tray(icon(icons, 0));
  let unread = 0;

  const update = (): void => {
    const { text } = texts.current();
    const isUnread = unread > 0;
    tray.setImage(icon(icons, unread));
    tray.setToolTip(isUnread ? text("tray.tooltip", { count: unread }) : "Parley");
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text("tray.open"), click: actions.open },
        { label: isUnread ? text("tray.unread", { count: unread }) : text("tray.nothingUnread"), enabled: false },
        { type: "separator" },
        { label: text("tray.quit"), click: actions.quit },
      ]),
    );
  };
  tray.on("click", actions.open);
  nativeTheme.on("updated", update);
  texts.subscribe(update);
  update();

  return {
    show(count) {
      if (count === unread) return;
      unread = count;
      update();
    },
  };
}

function icon(icons: string, unread: number): Electron.NativeImage {
  return nativeImage.createFromPath(join(icons, iconName(process.platform, unread > 0)));
}

function iconName(platform: NodeJS.Platform, isUnread: boolean): string {
  if (platform === "darwin") return isUnread ? "trayUnreadTemplate.png" : "trayTemplate.png";
  // What matters is the panel behind the icon, which on Windows has a theme apart from that of applications.
  const isDark = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  const name = `tray-on-${isDark ? "dark" : "light"}${isUnread ? "-unread" : ""}.png`;
  return platform === "linux" ? join("linux", name) : name;
}

/**
 * Whether a Linux desktop has a place for tray icons at all: plain GNOME has none, and Electron cannot tell. Asked when
 * it matters, as a place may come and go. A desktop that cannot be asked counts as one without, so that no window
 * disappears beyond reach.
 */
function hasTrayHost(): boolean {
  const owner = ["org.freedesktop.DBus.NameHasOwner", "string:org.kde.StatusNotifierWatcher"];
  const ask = ["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus", ...owner];
  try {
    const answer = execFileSync("dbus-send", ask, {
      timeout: 1_000,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return answer.includes("true");
  } catch {
    return false;
  }
}
