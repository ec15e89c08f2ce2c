import type { Archive } from "../ports/archive.ts";

/**
 * A number that the archive keeps under that name, 0 to `atMost`. Null when there is none, or one that cannot be: it came
 * from a server that said something odd, and is learnt anew.
 */
export function numberFact(archive: Pick<Archive, "readFact">, name: string, atMost: number): number | null {
  const kept = archive.readFact(name);
  const number = kept === null || kept === "" ? NaN : Number(kept);
  return number >= 0 && number <= atMost ? number : null;
}
