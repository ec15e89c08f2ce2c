import { app, Menu, type MenuItemConstructorOptions } from "electron";
import { accelerator } from "../../shared/shortcuts.ts";
import type { Texts } from "../../shared/text/texts.ts";
import type { SpokenTexts } from "../core/app/spoken-texts.ts";

/** The application menu, in the language of the moment; off macOS its bar is hidden until Alt, but its keys work. */
export function setAppMenu(texts: SpokenTexts): void {
  const set = (): void => Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(texts.current())));
  texts.subscribe(set);
  set();
}

function appMenu(texts: Texts): MenuItemConstructorOptions[] {
  const { text } = texts;
  const isMac = process.platform === "darwin";
  // macOS words the items of its own menu by itself, in the language of the system.
  const application: MenuItemConstructorOptions = isMac
    ? { role: "appMenu" }
    : {
        label: "Parley",
        submenu: [
          { role: "close", label: text("menu.close") },
          { type: "separator" },
          { role: "quit", label: text("menu.quit"), accelerator: "Ctrl+Q" },
        ],
      };
  const developing: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [
        { type: "separator" },
        { role: "reload", label: text("menu.reload") },
        { role: "toggleDevTools", label: text("menu.developerTools") },
      ];
  const view: MenuItemConstructorOptions = {
    label: text("menu.view"),
    submenu: [
      { role: "resetZoom", label: text("menu.resetZoom"), accelerator: accelerator("resetZoom") },
      { role: "zoomIn", label: text("menu.zoomIn"), accelerator: accelerator("zoomIn") },
      { role: "zoomOut", label: text("menu.zoomOut"), accelerator: accelerator("zoomOut") },
      { type: "separator" },
      { role: "togglefullscreen", label: text("menu.fullScreen") },
      ...developing,
    ],
  };
  const windows: MenuItemConstructorOptions[] = isMac ? [{ role: "windowMenu", label: text("menu.window") }] : [];
  return [application, editMenu(texts), view, ...windows];
}

function editMenu({ text }: Texts): MenuItemConstructorOptions {
  return {
    label: text("menu.edit"),
    submenu: [
      { role: "undo", label: text("menu.undo") },
      { role: "redo", label: text("menu.redo") },
      { type: "separator" },
      { role: "cut", label: text("menu.cut") },
      { role: "copy", label: text("menu.copy") },
      { role: "paste", label: text("menu.paste") },
      { role: "delete", label: text("menu.delete") },
      { type: "separator" },
      { role: "selectAll", label: text("menu.selectAll") },
    ],
  };
}
