import type { Settings } from "../../../shared/settings.ts";

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Enter sends, or Ctrl+Enter (⌘ on a Mac) does; with Shift or Alt it is a new line always. */
export function isSendKey(press: KeyPress, sendOn: Settings["sendOn"], isMac: boolean): boolean {
  if (press.key !== "Enter" || press.shiftKey || press.altKey) return false;
  const isWithModifier = isMac ? press.metaKey : press.ctrlKey;
  return sendOn === "enter" || isWithModifier;
}
