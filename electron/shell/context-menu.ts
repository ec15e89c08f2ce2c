import { clipboard, Menu, type BrowserWindow, type MenuItemConstructorOptions } from "electron";
import { misleadingLink } from "../../shared/names/link-claim.ts";
import { externalUrl } from "./external-url.ts";
import type { SpokenTexts } from "../core/app/spoken-texts.ts";
import type { Texts } from "../../shared/text/texts.ts";

/**
 * Electron gives pages no context menu: spelling, editing, opening and copying a link, as everywhere on the desktop.
 * @param open hands an address to the person's browser or mail program
 */
export function offerContextMenu(window: BrowserWindow, texts: SpokenTexts, open: (url: string) => void): void {
  const { webContents } = window;
  webContents.on("context-menu", (_event, at) => {
    const { text } = texts.current();
    const spelling: MenuItemConstructorOptions[] = at.dictionarySuggestions.map((word) => ({
      label: word,
      click: () => webContents.replaceMisspelling(word),
    }));
    if (at.misspelledWord)
      spelling.push({
        label: text("menu.addToDictionary"),
        click: () => void webContents.session.addWordToSpellCheckerDictionary(at.misspelledWord),
      });

    const linking = linkItems(at.linkText, externalUrl(at.linkURL), open, texts.current());

    const { canCut, canCopy, canPaste, canSelectAll } = at.editFlags;
    const editing: MenuItemConstructorOptions[] = at.isEditable
      ? [
          { role: "cut", label: text("menu.cut"), enabled: canCut },
          { role: "copy", label: text("menu.copy"), enabled: canCopy },
          { role: "paste", label: text("menu.paste"), enabled: canPaste },
          { role: "selectAll", label: text("menu.selectAll"), enabled: canSelectAll },
        ]
      : at.selectionText.trim() === ""
        ? []
        : [{ role: "copy", label: text("menu.copy"), enabled: canCopy }];

    const items = withSeparators([spelling, linking, editing]);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}

/** A link that says another host than it leads to is opened by the name of that host. */
function linkItems(
  words: string,
  link: string | null,
  open: (url: string) => void,
  { text }: Texts,
): readonly MenuItemConstructorOptions[] {
  if (link === null) return [];
  const lie = misleadingLink(words, link, (address) =>
    URL.canParse(address) ? new URL(address).hostname || null : null,
  );
  return [
    {
      label: lie === null ? text("menu.openLink") : text("menu.openLinkTo", { host: lie.leadsTo }),
      click: () => open(link),
    },
    { label: text("menu.copyLink"), click: () => clipboard.writeText(link) },
  ];
}

function withSeparators(groups: readonly (readonly MenuItemConstructorOptions[])[]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ type: "separator" as const }, ...group]));
}
