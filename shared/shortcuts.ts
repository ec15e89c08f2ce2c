import type { TextKey } from "./text/catalogue.ts";
import type { Texts } from "./text/texts.ts";

/** Which keys do what. Handlers, the menu, tooltips and the dialog *Keyboard shortcuts* all go by this table. */

export type Platform = "linux" | "darwin" | "win32";

/** Where a shortcut works: in every window, in the main one only, in the field to write in; `zoom` is the shell's. */
export type Scope = "window" | "main-window" | "composer" | "zoom";

export interface Keys {
  /** With Ctrl, on a Mac with ⌘. */
  readonly isWithMod?: true;
  readonly isWithShift?: true;
  readonly isWithAlt?: true;
  /** What the key writes, in lower case, or its name as `KeyboardEvent.key` has it (`ArrowUp`). */
  readonly key: string;
  /** Its place on a US keyboard as `KeyboardEvent.code` has it, for layouts on which no key writes that. */
  readonly code: string;
}

export interface Shortcut {
  /** What it does, as the dialog *Keyboard shortcuts* says it. */
  readonly label: TextKey;
  readonly scope: Scope;
  /** Any of these; the first is the one that is shown. */
  readonly keys: readonly [Keys, ...(readonly Keys[])];
}

export const shortcuts = {
  goTo: { label: "shortcut.goTo", scope: "window", keys: [{ isWithMod: true, key: "k", code: "KeyK" }] },
  settings: { label: "shortcut.settings", scope: "window", keys: [{ isWithMod: true, key: ",", code: "Comma" }] },
  keyboardShortcuts: {
    label: "shortcut.keyboardShortcuts",
    scope: "window",
    keys: [{ isWithMod: true, key: "/", code: "Slash" }],
  },
  openInNewWindow: {
    label: "shortcut.openInNewWindow",
    scope: "main-window",
    keys: [{ isWithMod: true, isWithShift: true, key: "o", code: "KeyO" }],
  },
  previousConversation: {
    label: "shortcut.previousConversation",
    scope: "main-window",
    keys: [{ isWithAlt: true, key: "ArrowUp", code: "ArrowUp" }],
  },
  nextConversation: {
    label: "shortcut.nextConversation",
    scope: "main-window",
    keys: [{ isWithAlt: true, key: "ArrowDown", code: "ArrowDown" }],
  },
  zoomIn: {
    label: "shortcut.zoomIn",
    scope: "zoom",
    keys: [
      { isWithMod: true, key: "+", code: "Equal" },
      { isWithMod: true, key: "=", code: "Equal" },
    ],
  },
  zoomOut: {
    label: "shortcut.zoomOut",
    scope: "zoom",
    keys: [
      { isWithMod: true, key: "-", code: "Minus" },
      { isWithMod: true, key: "_", code: "Minus" },
    ],
  },
  resetZoom: { label: "shortcut.resetZoom", scope: "zoom", keys: [{ isWithMod: true, key: "0", code: "Digit0" }] },
  editLast: { label: "shortcut.editLast", scope: "composer", keys: [{ key: "ArrowUp", code: "ArrowUp" }] },
  newLine: { label: "shortcut.newLine", scope: "composer", keys: [{ isWithShift: true, key: "Enter", code: "Enter" }] },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutName = keyof typeof shortcuts;

/** The shortcuts that work there. */
type ShortcutIn<Where extends Scope> = {
  [Name in ShortcutName]: (typeof shortcuts)[Name]["scope"] extends Where ? Name : never;
}[ShortcutName];

/** What is read of a key that is pressed, in the words of the DOM's `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const names = Object.keys(shortcuts).filter(isName);

/**
 * The shortcut that a key press is, or null. It goes by what the key writes where the layout writes Latin letters, so
 * that on Dvorak K is where K is; and by the key's place where it does not (Cyrillic, Greek, Hebrew, or the digits of
 * AZERTY, which are there with Shift only).
 */
export function shortcutOf<Where extends Scope>(
  press: KeyPress,
  platform: Platform,
  among: readonly Where[],
): ShortcutIn<Where> | null {
  const scopes: readonly Scope[] = among;
  const candidates = names.filter((name): name is ShortcutIn<Where> => scopes.includes(shortcuts[name].scope));
  const find = (isKey: (press: KeyPress, keys: Keys) => boolean) =>
    candidates.find((name) =>
      allKeys(name).some((keys) => isKey(press, keys) && areModifiers(press, keys, platform === "darwin")),
    ) ?? null;
  return find(isWritten) ?? find(isInPlace);
}

function isWritten({ key }: KeyPress, keys: Keys): boolean {
  return key.toLowerCase() === keys.key.toLowerCase();
}

function isInPlace({ key, code }: KeyPress, keys: Keys): boolean {
  return code === keys.code && (isForeign(key) || (isDigit(keys.key) && isSign(key)));
}

/** Ctrl and Alt together are AltGr on Windows, which writes; what a layout writes with Shift only is meant without. */
function areModifiers(press: KeyPress, keys: Keys, isMac: boolean): boolean {
  const isMod = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  const isWithout = !press.ctrlKey && !press.metaKey;
  return (
    (keys.isWithMod ? isMod : isWithout) &&
    press.altKey === (keys.isWithAlt ?? false) &&
    (isSign(keys.key) || isDigit(keys.key) || press.shiftKey === (keys.isWithShift ?? false))
  );
}

/** A letter of another script: the layout has no Latin ones. */
function isForeign(key: string): boolean {
  return /^(?!\p{Script=Latin})\p{L}$/u.test(key);
}

/** A single character that is neither a letter nor a digit of the US keyboard. */
function isSign(key: string): boolean {
  return /^[^a-z0-9]$/iu.test(key);
}

function isDigit(key: string): boolean {
  return /^[0-9]$/.test(key);
}

function allKeys(name: ShortcutName): readonly Keys[] {
  return shortcuts[name].keys;
}

function isName(name: string): name is ShortcutName {
  return Object.hasOwn(shortcuts, name);
}

const macSigns: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", Enter: "↩" };

/** The keys one by one as they are shown: `["Ctrl", "Shift", "O"]`, on a Mac `["⇧", "⌘", "O"]`. */
export function keyCaps(name: ShortcutName, platform: Platform, { text }: Texts): readonly string[] {
  const { isWithMod, isWithShift, isWithAlt, key }: Keys = shortcuts[name].keys[0];
  const isMac = platform === "darwin";
  const cap = macSigns[key] ?? key.toUpperCase();
  const held = isMac
    ? [isWithAlt && "⌥", isWithShift && "⇧", isWithMod && "⌘"]
    : [isWithMod && text("key.ctrl"), isWithAlt && text("key.alt"), isWithShift && text("key.shift")];
  const last = isMac || key !== "Enter" ? cap : text("key.enter");
  return [...held.filter((one): one is string => typeof one === "string"), last];
}

/** For a tooltip: `Ctrl+Shift+O`, on a Mac `⇧⌘O`. */
export function keysText(name: ShortcutName, platform: Platform, texts: Texts): string {
  return keyCaps(name, platform, texts).join(platform === "darwin" ? "" : "+");
}

/** For a screen reader, as `aria-keyshortcuts` wants it: `Control+Shift+O`. */
export function ariaKeys(name: ShortcutName, platform: Platform): string {
  const { isWithMod, isWithShift, isWithAlt, key }: Keys = shortcuts[name].keys[0];
  const mod = platform === "darwin" ? "Meta" : "Control";
  const held = [isWithMod && mod, isWithAlt && "Alt", isWithShift && "Shift"];
  return [...held.filter(Boolean), key.length === 1 ? key.toUpperCase() : key].join("+");
}

/** For a menu of Electron: `CmdOrCtrl+Shift+O`. */
export function accelerator(name: ShortcutName): string {
  const { isWithMod, isWithShift, isWithAlt, key }: Keys = shortcuts[name].keys[0];
  const held = [isWithMod && "CmdOrCtrl", isWithAlt && "Alt", isWithShift && "Shift"];
  return [...held.filter(Boolean), key === "+" ? "Plus" : key.replace("Arrow", "").toUpperCase()].join("+");
}
