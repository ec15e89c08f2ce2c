import { parseSync, Visitor } from "vite";

/** A piece of text that stands in a source file. */
export interface Literal {
  readonly text: string;
  /** Line of the file, from 1. */
  readonly line: number;
}

/**
 * The texts in a source file that may come before a person: string literals, the fixed parts of templates and the words
 * between tags. Not those of imports, of types, and of
 * errors.
 */
export function literalsOf(path: string, source: string): readonly Literal[] {
  const { program, errors } = parseSync(path, source, { lang: path.endsWith(".tsx") ? "tsx" : "ts" });
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const left: (readonly [start: number, end: number])[] = [];
  const found: { readonly text: string; readonly start: number }[] = [];
  const leave = ({ start, end }: { readonly start: number; readonly end: number }) => void left.push([start, end]);
  new Visitor({
    ImportDeclaration: leave,
    ImportExpression: leave,
    TSLiteralType: leave,
    NewExpression: (node) => node.callee.type === "Identifier" && node.callee.name.endsWith("Error") && leave(node),
    Literal: ({ value, start }) => typeof value === "string" && found.push({ text: value, start }),
    TemplateElement: ({ value, start }) => found.push({ text: value.raw, start }),
    JSXText: ({ value, start }) => found.push({ text: value.trim(), start }),
  }).visit(program);
  return found
    .filter(({ text, start }) => text !== "" && left.every(([from, to]) => start < from || start >= to))
    .map(({ text, start }) => ({ text, line: source.slice(0, start).split("\n").length }));
}
