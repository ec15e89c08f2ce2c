import { cut } from "../../../shared/names/cut.ts";

/**
 * Line breaks, tabs and other control characters, and the marks that turn the direction of what follows: a
 * notification is one line, and a message must not rewrite the words around it.
 */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\s\u202a-\u202e\u2066-\u2069]+/gu;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The beginning of a text in one line, at most `length` graphemes long; "…" is the last where something was left out. */
export function excerpt(text: string, length: number): string {
  // Enough for any real graphemes; beyond it, cutting a monstrous one is better than measuring it.
  const start = cut(text, length * 100);
  const line = start.replace(unprintable, " ").trim();
  let count = 0;
  let end = 0;
  for (const { index } of graphemes.segment(line)) {
    if (count === length) return `${line.slice(0, end).trimEnd()}…`;
    if (count === length - 1) end = index;
    count += 1;
  }
  return start.length < text.length ? `${line}…` : line;
}
