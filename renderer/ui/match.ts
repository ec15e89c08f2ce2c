/** Every word asked for begins a word of the name, accents and case aside. */
export function matches(name: string, wanted: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(wanted)
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
