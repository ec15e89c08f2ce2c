/** The first `length` characters (UTF-16 units) of a text, and no half of a pair at their end. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** The same, with "…" for what is left out. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${cut(text, length)}…`;
}
