import { ariaKeys, keysText, type ShortcutName } from "../../shared/shortcuts.ts";
import { usePlatform } from "./use-parley.ts";

/** The keys of a shortcut, for the button that does the same. */
export function useShortcutKeys(name: ShortcutName): { readonly shown: string; readonly aria: string } {
  const platform = usePlatform();
  return { shown: keysText(name, platform), aria: ariaKeys(name, platform) };
}
