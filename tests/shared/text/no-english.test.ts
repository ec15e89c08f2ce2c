import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseSync, Visitor } from "vite";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Where nothing is worded for a person: what one reads stands in the catalogue, and code names it. */
const wordless = [
  "electron/core/**/*.ts",
  "electron/odoo/**/*.ts",
  "electron/storage/**/*.ts",
  "electron/doctor.ts",
  "shared/**/*.ts",
];

/** A literal of a program as it stands, an expression in a template as `{}`; bugs, which are thrown, apart. */
function literalsOf(path: string): readonly string[] {
  const { program, errors } = parseSync(path, readFileSync(path, "utf8"), { lang: "ts" });
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found: string[] = [];
  const thrown: { readonly start: number; readonly end: number }[] = [];
  const add = (node: { readonly start: number; readonly end: number }, text: string): void => {
    if (!thrown.some(({ start, end }) => start <= node.start && node.end <= end)) found.push(text);
  };
  new Visitor({
    NewExpression: (node) => {
      if (node.callee.type === "Identifier" && node.callee.name.endsWith("Error")) thrown.push(node);
    },
    Literal: (node) => {
      if (typeof node.value === "string") add(node, node.value);
    },
    TemplateLiteral: (node) => add(node, node.quasis.map(({ value }) => value.cooked).join("{}")),
  }).visit(program);
  return found;
}

/** Two words or more that begin like a sentence or end like one. */
function isSentence(text: string): boolean {
  const begins = /^[“‘"'(]?\p{Lu}[\p{Ll}'’]*[ ,]/u.test(text) && /[ ,]\p{Ll}{2,}/u.test(text);
  const ends = /\s/u.test(text) && /\p{Ll}[)”}]?[.!?…]$/u.test(text.trimEnd());
  return begins || ends;
}

test("no English for a person stands in core, in the adapters, in the stores or in what both sides share", () => {
  const found = globSync(wordless, { cwd: root, exclude: ["shared/text/**"] }).flatMap((path) =>
    literalsOf(`${root}/${path}`)
      .filter(isSentence)
      .map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["You are offline.", true],
  ["“{}” is not an address. It looks like odoo.example.com.", true],
  ["{} cannot be reached.", true],
  ["Unknown sender", true],
  ["A message", true],
  ["what was read back is not what was written", false],
  ["SELECT json FROM messages WHERE id = ?", false],
  ["Content-Type: {}", false],
  ["odoo.exceptions.UserError", false],
])("%j is a sentence: %j", (text, is) => expect(isSentence(text)).toBe(is));
