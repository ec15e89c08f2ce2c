import fc from "fast-check";
import { expect, test } from "vitest";
import { fileName, numbered } from "../../electron/storage/file-name.ts";
import { visibleFileName } from "../../shared/names/file-kind.ts";

test.each(["report.pdf", "Jahresabschluß 2025 (final).xlsx", "写真.jpeg", "family 👨‍👩‍👧.png", "backup.tar.gz", "README"])(
  "%s is fine and stays as it is",
  (name) => {
    expect(fileName(name)).toBe(name);
  },
);

test.each([
  ["../../.ssh/authorized_keys", "__.._.ssh_authorized_keys"],
  ["C:\\Windows\\system.ini", "C__Windows_system.ini"],
  ["INV/2026/0001.pdf", "INV_2026_0001.pdf"],
  ["notes.txt:hidden", "notes.txt_hidden"],
  ["line\nbreak\u0000.txt", "line break .txt"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe.download"],
  [".bashrc", "_bashrc"],
  ["  tail. . ", "tail"],
  ["CON.txt", "_CON.txt"],
  ["com¹", "_com¹"],
  ["nul .tar.gz", "_nul .tar.gz"],
  ["look.LNK", "look.LNK.download"],
  ["dark.theme", "dark.theme.download"],
  ["setup.exe", "setup.exe.download"],
  [`evil.pdf${" ".repeat(35)}.exe`, "evil.pdf .exe.download"],
  ["evil.exe. .", "evil.exe.download"],
  ["evil.e\u200bxe", "evil.exe.download"],
  [`${"a".repeat(196)}.scr-and-a-long-ending-that-is-none`, `${"a".repeat(191)}.download`],
  ["Desktop.ini", "Desktop.ini.download"],
  ["folder.{ED7BA470-8E54-465E-825C-99712043E01C}", "folder.{ED7BA470-8E54-465E-825C-99712043E01C}.download"],
  ["u\u0308ber.txt", "\u00fcber.txt"],
  ["\ubc30\u200b\u11a8.txt", "\ubc31.txt"],
  ["...", "file"],
  ["", "file"],
  ["\u0007 \t", "file"],
])("%j becomes %s", (given, kept) => {
  expect(fileName(given)).toBe(kept);
});

test("a name too long loses its middle, never its ending", () => {
  expect(fileName(`${"a".repeat(1_000)}.pdf`)).toBe(`${"a".repeat(196)}.pdf`);
  expect(fileName(`${"写".repeat(100)}.pdf`)).toBe(`${"写".repeat(65)}.pdf`);
  expect(fileName(`a${"😀".repeat(1_000)}`)).toBe(`a${"😀".repeat(49)}`);
  expect(fileName(`${"a".repeat(1_000)}.lnk`)).toBe(`${"a".repeat(191)}.download`);
  expect(fileName("x".repeat(1_000_000))).toHaveLength(200);
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("/", "\\", "..", ".", " ", ":", "con", "NUL", "desktop.ini", ".lnk", ".exe", ".tar.gz", "\u202e"),
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 80 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

test("whatever a server calls it, the name is one visible part that every system keeps", () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const name = fileName(given);
      expect(name).not.toMatch(/[<>:"/\\|?*]|[\p{Cc}\p{Cs}]|^\.|^\s|[\s.]$|^$/u);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|^desktop\.ini$|\.(?:lnk|scf|url|exe)$/i);
      expect(name).not.toMatch(/\s{2}/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(fileName(name)).toBe(name);
    }),
    { numRuns: 2_000 },
  );
});

test("a number goes before the ending, and numbers make different names", () => {
  expect([
    numbered("report.pdf", 2),
    numbered("backup.tar.gz", 3),
    numbered("README", 2),
    numbered("v1.2 notes", 2),
  ]).toEqual(["report (2).pdf", "backup (3).tar.gz", "README (2)", "v1.2 notes (2)"]);
  fc.assert(
    fc.property(hostile, fc.nat(9_999), fc.nat(9_999), (given, one, other) => {
      const name = fileName(given);
      expect(numbered(name, one) === numbered(name, other)).toBe(one === other);
      expect(Buffer.byteLength(numbered(name, one))).toBeLessThanOrEqual(255);
    }),
  );
});

test.each([
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  ["re\u200bport.pdf\n", "report.pdf"],
  ["u\u0308ber.txt", "\u00fcber.txt"],
  ["\u2066", "file"],
])("a file of this machine named %j is shown and sent as %j", (given, shown) => {
  expect(visibleFileName(given)).toBe(shown);
});
