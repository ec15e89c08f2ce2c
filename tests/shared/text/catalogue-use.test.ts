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

test("every message of the catalogue is said somewhere", () => {
  const said = sources("{shared,renderer,electron}/**/*.{ts,tsx}")
    .filter(({ path }) => !/^shared\/text\/(?:en|de)\//.test(path))
    .map(({ source }) => source)
    .join("\n");
  // As a whole, or its area with what comes behind it put in.
  const isSaid = (key: string) =>
    said.includes(`"${key}"`) || said.includes(`\`${key.slice(0, key.lastIndexOf(".") + 1)}\${`);
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
