import { greatestId } from "../../../shared/ids.ts";
import { numberFact } from "../workspace/number-fact.ts";
import type { Archive } from "../ports/archive.ts";

/** Reactions are numbered one after another: the greatest number that was met says how many the server may have. */
const fact = "reactions.met";

export function reactionsMet(archive: Pick<Archive, "readFact">): number {
  return numberFact(archive, fact, greatestId) ?? 0;
}

export function meetReaction(archive: Pick<Archive, "readFact" | "writeFact">, id: number | null): void {
  if (id !== null && id > reactionsMet(archive)) archive.writeFact(fact, String(id));
}
