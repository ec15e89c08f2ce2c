import * as fc from "fast-check";
import { expect, test } from "vitest";
import { activityOf, fileEnding, fileKind, visibleFileName } from "../../../shared/names/file-kind.ts";
import { english } from "../../../shared/text/languages.ts";

test.each([
  ["report.pdf", "pdf"],
  ["backup.tar.GZ", "gz"],
  ["evil.pdf .exe", "exe"],
  ["evil.exe. . ", "exe"],
  [".bashrc", "bashrc"],
  ["README", ""],
  ["exe", ""],
  ["...", ""],
  ["", ""],
])("the ending of %j is %j", (name, ending) => {
  expect(fileEnding(name)).toBe(ending);
});

test("the ending is found in time that grows with the name and no faster", () => {
  expect(fileEnding(`${" .".repeat(500_000)}x`)).toBe("x");
  expect(fileEnding(`evil.exe${". ".repeat(500_000)}`)).toBe("exe");
});

const programs = ["scr", "hta", "jar", "command", "appref-ms", "exe", "msi", "bat", "AppImage", "jnlp", "VBS", "ps1"];
const obeyed = [
  ["theme", "search-ms", "website", "lnk", "url", "desktop", "scf", "library-ms", "settingcontent-ms", "terminal"],
  ["webloc", "searchConnector-ms", "rdp", "reg", "inetloc", "mobileconfig", "{ED7BA470-8E54-465E-825C-99712043E01C}"],
].flat();

test.each(programs)("a file that ends in .%s is a program", (ending) => {
  const name = `photo.jpg.${ending}`;
  expect([activityOf(name), english.say(fileKind(name, "image/jpeg"))]).toEqual([
    "program",
    `Program (${ending.toUpperCase()})`,
  ]);
});

test.each(obeyed)("a file that ends in .%s is a system file", (ending) => {
  const name = `photo.jpg.${ending}`;
  expect([activityOf(name), english.say(fileKind(name, "image/jpeg"))]).toEqual([
    "system",
    `System file (${ending.toUpperCase()})`,
  ]);
});

test.each([
  "report.pdf",
  "notes.txt",
  "table.xlsx",
  "photo.jpeg",
  "page.html",
  "script.sh",
  "films.zip",
  "README",
  "exe",
])("%s is neither", (name) => {
  expect(activityOf(name)).toBeNull();
});

test("settings of a folder are a system file by their whole name", () => {
  expect(["Desktop.INI", "my desktop.ini"].map(activityOf)).toEqual(["system", null]);
});

test("a file is called by its ending, and without a usual one by what the server says", () => {
  const kinds = ["plan.pdf", "backup.tar.gz", "README", "Mr. Smith and friends"].map((name) =>
    english.say(fileKind(name, "a/b")),
  );
  expect(kinds).toEqual(["PDF", "GZ", "a/b", "a/b"]);
});

test.each([
  [`evil.pdf${" ".repeat(35)}.exe`, "evil.pdf .exe"],
  [`evil.pdf${"\u00a0\u2003\u3000\t\n".repeat(9)}.exe`, "evil.pdf .exe"],
  [`evil.pdf${"\u2800\u3164\u200b".repeat(30)}.exe`, "evil.pdf .exe"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["Screenshot 10.30\u202fAM.png", "Screenshot 10.30 AM.png"],
  ["family 👨‍👩‍👧.png", "family 👨‍👩‍👧.png"],
  [" \n ", "file"],
])("%j is shown as %j", (given, shown) => {
  expect(visibleFileName(given)).toBe(shown);
});

test("whatever the name, the part that is shown never has two blanks in a row, and is the same once more", () => {
  const piece = fc.oneof(fc.constantFrom(" ", "\u00a0", "\u3164", "\u200b", ".", "exe", "\u202e"), fc.string());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const shown = visibleFileName(pieces.join(""));
      expect(shown).not.toMatch(/\s{2}|[\u2800\u3164\u200b\u202e]/u);
      expect(visibleFileName(shown)).toBe(shown);
    }),
  );
});
