import { expect, test } from "vitest";
import { accelerator, ariaKeys, keyCaps, keysText, shortcutOf, type KeyPress } from "../../shared/shortcuts.ts";
import { english } from "../../shared/text/languages.ts";

const everywhere = ["window", "main-window", "zoom"] as const;

/** A key as a layout writes it, with what is held: `ctrl("л", "KeyK")`. */
const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const ctrl = (key: string, code: string) => press(key, code, { ctrlKey: true });
const ctrlShift = (key: string, code: string) => press(key, code, { ctrlKey: true, shiftKey: true });
const of = (pressed: KeyPress) => shortcutOf(pressed, "linux", everywhere);

const onLayouts = [
  ["US", ctrl("k", "KeyK"), "goTo"],
  ["US", ctrl("K", "KeyK"), "goTo"],
  ["US", ctrl(",", "Comma"), "settings"],
  ["US", ctrl("/", "Slash"), "keyboardShortcuts"],
  ["US", ctrlShift("O", "KeyO"), "openInNewWindow"],
  ["US", ctrl("=", "Equal"), "zoomIn"],
  ["US", ctrlShift("+", "Equal"), "zoomIn"],
  ["US", ctrl("-", "Minus"), "zoomOut"],
  ["US", ctrl("0", "Digit0"), "resetZoom"],
  ["US number pad", ctrl("+", "NumpadAdd"), "zoomIn"],
  ["US number pad", ctrl("-", "NumpadSubtract"), "zoomOut"],
  ["US number pad", ctrl("0", "Numpad0"), "resetZoom"],
  ["US", press("ArrowDown", "ArrowDown", { altKey: true }), "nextConversation"],
  ["German", ctrl("+", "BracketRight"), "zoomIn"],
  ["German", ctrl("-", "Slash"), "zoomOut"],
  ["German", ctrlShift("/", "Digit7"), "keyboardShortcuts"],
  ["French", ctrl(",", "KeyM"), "settings"],
  ["French", ctrlShift("/", "Period"), "keyboardShortcuts"],
  ["French", ctrl("à", "Digit0"), "resetZoom"],
  ["French", ctrlShift("0", "Digit0"), "resetZoom"],
  ["French", ctrl("-", "Digit6"), "zoomOut"],
  ["Russian", ctrl("л", "KeyK"), "goTo"],
  ["Russian", ctrl("б", "Comma"), "settings"],
  ["Russian", ctrlShift("Щ", "KeyO"), "openInNewWindow"],
  ["Russian", ctrl("=", "Equal"), "zoomIn"],
  ["Greek", ctrl("κ", "KeyK"), "goTo"],
  ["Greek", ctrlShift("Ο", "KeyO"), "openInNewWindow"],
  ["Greek", ctrl(",", "Comma"), "settings"],
  ["Hebrew", ctrl("ל", "KeyK"), "goTo"],
  ["Hebrew", ctrl("ת", "Comma"), "settings"],
  ["Hebrew", ctrl("/", "KeyQ"), "keyboardShortcuts"],
  ["Dvorak", ctrl("k", "KeyV"), "goTo"],
  ["Dvorak", ctrl(",", "KeyW"), "settings"],
  ["Dvorak", ctrlShift("O", "KeyS"), "openInNewWindow"],
] as const;

test.each(onLayouts.map(([layout, pressed, name]) => ({ layout, ...pressed, name })))(
  "on a $layout keyboard the key that writes $key at the place of $code is the shortcut $name",
  ({ name, ...pressed }) => {
    expect(of(pressed)).toBe(name);
  },
);

test.each([
  ["the place of K on Dvorak, where K is elsewhere", ctrl("t", "KeyK")],
  ["the place of the comma on a French keyboard, where it writes a semicolon", ctrl(";", "Comma")],
  ["the place of the slash on a German keyboard with a letter of German", ctrl("ß", "Minus")],
  ["a letter without Ctrl", press("k", "KeyK")],
  ["a Cyrillic letter without Ctrl", press("л", "KeyK")],
  ["Ctrl and Alt, which is AltGr", press("k", "KeyK", { ctrlKey: true, altKey: true })],
  ["Ctrl with Shift where none is meant", ctrlShift("K", "KeyK")],
  ["the key of a Mac elsewhere", press("k", "KeyK", { metaKey: true })],
  ["Ctrl and the key of a Mac", press("k", "KeyK", { ctrlKey: true, metaKey: true })],
  ["a dead key at the place of the equals sign", ctrl("Dead", "Equal")],
])("%s is no shortcut", (_what, pressed) => {
  expect(of(pressed)).toBeNull();
});

test("on a Mac the command key holds what Ctrl does elsewhere, and Ctrl nothing", () => {
  const onMac = (pressed: KeyPress) => shortcutOf(pressed, "darwin", everywhere);
  expect([onMac(press("л", "KeyK", { metaKey: true })), onMac(ctrl("k", "KeyK"))]).toEqual(["goTo", null]);
});

test("a shortcut counts only where it works", () => {
  expect(shortcutOf(press("ArrowDown", "ArrowDown", { altKey: true }), "linux", ["window"])).toBeNull();
  expect(shortcutOf(ctrl("=", "Equal"), "linux", ["window", "main-window"])).toBeNull();
});

test("the keys are shown as the desktop writes them, and named as screen readers and menus want them", () => {
  expect([keyCaps("openInNewWindow", "linux", english), keyCaps("openInNewWindow", "darwin", english)]).toEqual([
    ["Ctrl", "Shift", "O"],
    ["⇧", "⌘", "O"],
  ]);
  expect([
    keysText("settings", "win32", english),
    keysText("goTo", "darwin", english),
    keysText("nextConversation", "linux", english),
  ]).toEqual(["Ctrl+,", "⌘K", "Alt+↓"]);
  expect([ariaKeys("openInNewWindow", "linux"), ariaKeys("nextConversation", "darwin")]).toEqual([
    "Control+Shift+O",
    "Alt+ArrowDown",
  ]);
  expect([accelerator("zoomIn"), accelerator("zoomOut"), accelerator("resetZoom")]).toEqual([
    "CmdOrCtrl+Plus",
    "CmdOrCtrl+-",
    "CmdOrCtrl+0",
  ]);
});
