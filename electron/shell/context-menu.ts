import { clipboard, Menu, type BrowserWindow, type MenuItemConstructorOptions } from "electron";
import { externalUrl } from "./external-url.ts";

/** Electron gives pages no context menu: spelling, editing and copying a link, as everywhere on the desktop. */
export function offerContextMenu(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on("context-menu", (_event, at) => {
    const spelling: MenuItemConstructorOptions[] = at.dictionarySuggestions.map((word) => ({
      label: word,
      click: () => webContents.replaceMisspelling(word),
    }));
    if (at.misspelledWord)
      spelling.push({
        label: "Add to dictionary",
        click: () => void webContents.session.addWordToSpellCheckerDictionary(at.misspelledWord),
      });

    const link = externalUrl(at.linkURL);
    const linking: MenuItemConstructorOptions[] =
      link === null ? [] : [{ label: "Copy link address", click: () => clipboard.writeText(link) }];

    const { canCut, canCopy, canPaste, canSelectAll } = at.editFlags;
    const editing: MenuItemConstructorOptions[] = at.isEditable
      ? [
          { role: "cut", enabled: canCut },
          { role: "copy", enabled: canCopy },
          { role: "paste", enabled: canPaste },
          { role: "selectAll", enabled: canSelectAll },
        ]
      : at.selectionText.trim() === ""
        ? []
        : [{ role: "copy", enabled: canCopy }];

    const items = withSeparators([spelling, linking, editing]);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}

function withSeparators(groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ type: "separator" as const }, ...group]));
}
