import { clipboard, Menu, type BrowserWindow, type MenuItemConstructorOptions } from "electron";
import { misleadingLink } from "../../shared/names/link-claim.ts";
import { externalUrl } from "./external-url.ts";

/**
 * Electron gives pages no context menu: spelling, editing, opening and copying a link, as everywhere on the desktop.
 * @param open hands an address to the person's browser or mail program
 */
export function offerContextMenu(window: BrowserWindow, open: (url: string) => void): void {
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

    const linking = linkItems(at.linkText, externalUrl(at.linkURL), open);

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

/** A link that says another host than it leads to is opened by the name of that host. */
function linkItems(
  words: string,
  link: string | null,
  open: (url: string) => void,
): readonly MenuItemConstructorOptions[] {
  if (link === null) return [];
  const lie = misleadingLink(words, link, (address) =>
    URL.canParse(address) ? new URL(address).hostname || null : null,
  );
  return [
    { label: lie === null ? "Open link" : `Open link to ${lie.leadsTo}`, click: () => open(link) },
    { label: "Copy link address", click: () => clipboard.writeText(link) },
  ];
}

function withSeparators(groups: readonly (readonly MenuItemConstructorOptions[])[]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ type: "separator" as const }, ...group]));
}
