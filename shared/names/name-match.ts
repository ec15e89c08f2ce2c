import { cut } from "./cut.ts";

/** Of a name, or of what is looked for, nobody reads more, characters. */
const longest = 300;

/**
 * Finds names by what somebody types: every word typed begins a word of the name, accents and case aside. Remembers how
 * names read without accents, which is most of the work, so keep one for as long as somebody types.
 */
export function createNameMatch(): (wanted: string) => (name: string) => boolean {
  const known = new Map<string, string>();
  const plainOf = (name: string): string => {
    const words = known.get(name) ?? ` ${wordsOf(name).join(" ")}`;
    known.set(name, words);
    return words;
  };
  return (wanted) => {
    const parts = wordsOf(wanted).map((word) => ` ${word}`);
    return (name) => parts.every((part) => plainOf(name).includes(part));
  };
}

function wordsOf(text: string): readonly string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

function plain(text: string): string {
  return cut(text, longest).normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
