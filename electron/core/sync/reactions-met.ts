import type { Archive } from "../ports.ts";

/** Reactions are numbered one after another: the greatest number that was met says how many the server may have. */
const fact = "reactions.met";

export function reactionsMet(archive: Pick<Archive, "readFact">): number {
  return Number(archive.readFact(fact) ?? 0);
}

export function meetReaction(archive: Pick<Archive, "readFact" | "writeFact">, id: number | null): void {
  if (id !== null && id > reactionsMet(archive)) archive.writeFact(fact, String(id));
}
