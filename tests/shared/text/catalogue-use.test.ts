import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { en } from "../../../shared/text/en.ts";
import { literalsOf } from "../../support/literals.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const sources = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({ path, source: readFileSync(`${root}/${path}`, "utf8") }));

describe("the windows and the desktop", () => {
  test("have no words of their own: each comes from the catalogue", () => {
    const found = sources("{renderer,electron/shell}/**/*.{ts,tsx}").flatMap(({ path, source }) =>
      wordsIn(path, source).map((words) => `${path}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  test("would be found out with a label, a sentence or a word between tags of their own", () => {
    const source = `
      const names = { on: "Online" };
      const Bar = () => <p title={isOn ? "Not now" : ""}>in <b>{\`\${count} of all\`}</b></p>;
    `;
    expect(wordsIn("renderer/Bar.tsx", source)).toEqual(["2 Online", "3 Not now", "3 in", "3  of all"]);
  });
});

describe("core, the adapters, the stores and what both sides share", () => {
  test("word nothing for a person: what one reads stands in the catalogue, and code names it", () => {
    const found = sources("{electron/core/**,electron/odoo/**,electron/storage/**,electron,shared/**}/*.ts")
      .filter(({ path }) => !path.startsWith("shared/text/"))
      .flatMap(({ path, source }) => literalsOf(path, source).map((literal) => ({ path, ...literal })))
      .filter(({ text }) => isSentence(text));
    expect(found).toEqual([]);
  });

  test.each([
    ["You are offline.", true],
    ["“x” is not an address. It looks like odoo.example.com.", true],
    [" cannot be reached.", true],
    ["Unknown sender", true],
    ["A message", true],
    // What is only for the log begins small and ends without a full stop.
    ["what was read back is not what was written", false],
    ["SELECT json FROM messages WHERE id = ?", false],
    ["Content-Type: ", false],
    ["odoo.exceptions.UserError", false],
  ])("would be found out with a sentence of their own, and %j is one: %j", (text, is) =>
    expect(isSentence(text)).toBe(is),
  );
});

test("every message of the catalogue is said somewhere", () => {
  const said = sources("{shared,renderer,electron}/**/*.{ts,tsx}")
    .filter(({ path }) => !/^shared\/text\/(?:en|de)\//.test(path))
    .map(({ source }) => source)
    .join("\n");
  // As a whole, or its beginning with what comes behind it put in.
  const beginnings = (key: string) => [...key.matchAll(/[.-]/g)].map(({ index }) => key.slice(0, index + 1));
  const isSaid = (key: string) =>
    said.includes(`"${key}"`) || beginnings(key).some((beginning) => said.includes(`\`${beginning}\${`));
  expect(Object.keys(en).filter((key) => !isSaid(key))).toEqual([]);
});

/** Files whose words no person reads: they are for logs, for developers, or for a machine. */
const notForPeople: ReadonlySet<string> = new Set([
  "electron/shell/content-policy.ts",
  "electron/shell/http.ts",
  "electron/shell/security.ts",
  "electron/shell/single-instance.ts",
  "electron/shell/switches.ts",
  "renderer/features/timeline/message-html.ts",
  "renderer/state/fault-reporter.ts",
  "renderer/ui/icons.tsx",
]);

/** The same in every language: names, keys as the DOM has them, what the DOM and Electron want. */
const sameEverywhere: ReadonlySet<string> = new Set([
  "Parley",
  "Mozilla/5.0",
  "noopener noreferrer",
  "Files",
  "Enter",
  "Escape",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "Ctrl+Q",
]);

/** `LINE WORDS` for each text that reads as words. */
function wordsIn(path: string, source: string): readonly string[] {
  if (notForPeople.has(path)) return [];
  return literalsOf(path, source)
    .filter(({ text }) => /^[A-Z][a-z]|[a-z]\s+[a-z]|^in$/.test(text) && !sameEverywhere.has(text) && !(text in en))
    .map(({ text, line }) => `${line} ${text}`);
}

/** Two words or more that begin like a sentence or end like one. */
function isSentence(text: string): boolean {
  const begins = /^[“‘"'(]?\p{Lu}[\p{Ll}'’]*[ ,]/u.test(text) && /[ ,]\p{Ll}{2,}/u.test(text);
  const ends = /\s/u.test(text) && /\p{Ll}[)”]?[.!?…]$/u.test(text.trimEnd());
  return begins || ends;
}
