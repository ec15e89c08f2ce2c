/** Of a name, or of what is looked for, nobody reads more, characters. */
const longest = 300;

/** Every word asked for begins a word of the name, accents and case aside. */
export function matches(name: string, wanted: string): boolean {
  const words = wordsOf(name);
  return wordsOf(wanted).every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): readonly string[] {
  const plain = text.slice(0, longest).normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u);
}
