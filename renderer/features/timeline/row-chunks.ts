import type { Row } from "./rows.ts";

/** Rows that Chromium lays out, prepares and paints as one piece, or leaves alone as one piece out of sight. */
export interface RowChunk {
  readonly key: number;
  readonly rows: readonly Row[];
}

/** Rows that a sheet takes. Smaller ones are too many to walk for each frame, greater ones too much to lay out. */
export const chunkSize = 15;

/**
 * Puts rows on sheets. `before`: the sheets they stood on last.
 *
 * [RS1] Every row stands on a sheet once, in its order. Lines between days go with the row that they stand before.
 * [RS2] A message stays on its sheet, so that what comes or goes elsewhere neither lays it out nor mounts it anew. An
 * echo moves on when the sheet has become full before it.
 */
export function rowChunksOf(rows: readonly Row[], before: readonly RowChunk[]): readonly RowChunk[] {
  const homes = new Map(before.flatMap(({ key, rows: on }) => on.filter(isNoLine).map((row) => [row.key, key])));
  const ends = endsOf(rows, homes);
  const chunks: { readonly key: number; readonly rows: Row[]; taken: number }[] = [];
  const begun = new Set<number>();
  let highest = before.reduce((most, { key }) => Math.max(most, key), 0);
  let waiting: Row[] = [];
  for (const [index, row] of rows.entries()) {
    waiting.push(row);
    if (!isNoLine(row)) continue;
    const last = chunks.at(-1);
    const home = homes.get(row.key);
    const isHomeless = home === undefined || begun.has(home);
    const hasRoom = last !== undefined && (last.taken < chunkSize || index < (ends.get(last.key) ?? 0));
    if (last !== undefined && (home === last.key || (isHomeless && hasRoom))) {
      last.rows.push(...waiting);
      last.taken += 1;
    } else {
      const key = isHomeless ? (highest += 1) : home;
      begun.add(key);
      chunks.push({ key, rows: waiting, taken: 1 });
    }
    waiting = [];
  }
  return chunks;
}

/** Puts the rows of one log on sheets, on which they stay from one time to the next. */
export function createRowChunks(): (rows: readonly Row[]) => readonly RowChunk[] {
  let chunks: readonly RowChunk[] = [];
  return (rows) => {
    chunks = rowChunksOf(rows, chunks);
    return chunks;
  };
}

/** Of each sheet where its last message stands now: before that comes no other sheet. */
function endsOf(rows: readonly Row[], homes: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const [index, row] of rows.entries()) {
    const home = homes.get(row.key);
    if (home !== undefined && row.type !== "echo") ends.set(home, index);
  }
  return ends;
}

/** Lines come and go with what stands around them: they have no sheet of their own. */
function isNoLine(row: Row): boolean {
  return row.type !== "day" && row.type !== "new";
}
