import { app, Menu, type MenuItemConstructorOptions } from "electron";
import { accelerator } from "../../shared/shortcuts.ts";

/** The application menu; off macOS its bar is hidden until Alt, but the keys for editing, zooming and quitting work. */
export function setAppMenu(): void {
  const isMac = process.platform === "darwin";
  const application: MenuItemConstructorOptions = isMac
    ? { role: "appMenu" }
    : { label: "Parley", submenu: [{ role: "close" }, { type: "separator" }, { role: "quit", accelerator: "Ctrl+Q" }] };
  const developing: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: "separator" }, { role: "reload" }, { role: "toggleDevTools" }];
  const view: MenuItemConstructorOptions = {
    label: "View",
    submenu: [
      { role: "resetZoom", accelerator: accelerator("resetZoom") },
      { role: "zoomIn", accelerator: accelerator("zoomIn") },
      { role: "zoomOut", accelerator: accelerator("zoomOut") },
      { type: "separator" },
      { role: "togglefullscreen" },
      ...developing,
    ],
  };
  const windows: MenuItemConstructorOptions[] = isMac ? [{ role: "windowMenu" }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([application, { role: "editMenu" }, view, ...windows]));
}
