import { shortened } from "./cut.ts";
import { withoutSecrets } from "../secrets.ts";

/**
 * What rules a terminal or the words around it: escapes and other control characters, marks that turn the direction
 * of writing, what has no width, halves of pairs.
 */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const breaks = /[\s\p{Zl}\p{Zp}]+/gu;

/** Nobody reads a longer piece of a sentence, characters. */
const longest = 300;

/**
 * What another program says, fit to be printed within a sentence: one line of visible characters without secrets, at
 * most 300 of them. Secrets go before the cut, because half of one does not look like one.
 */
export function printable(said: string): string {
  const line = withoutSecrets(said).replace(breaks, " ").replace(unseen, "").trim();
  return shortened(line, longest);
}
