import { ariaKeys, keysText, type ShortcutName } from "../../shared/shortcuts.ts";
import { usePlatform } from "./use-parley.ts";
import type { Texts } from "../../shared/text/texts.ts";

/** The keys of a shortcut, for the button that does the same. */
export function useShortcutKeys(name: ShortcutName, texts: Texts): { readonly shown: string; readonly aria: string } {
  const platform = usePlatform();
  return { shown: keysText(name, platform, texts), aria: ariaKeys(name, platform) };
}
