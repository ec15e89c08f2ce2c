import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf, type Row } from "../../renderer/features/timeline/rows.ts";
import { chunkSize, rowChunksOf, type RowChunk } from "../../renderer/features/timeline/row-chunks.ts";
import { clientId, entry, message, messageId } from "../support/builders.ts";
import { calendar } from "../../renderer/ui/time.ts";

const noon = new Date(2026, 2, 3, 12).getTime();
const hour = 60 * 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
  /** So many messages wait below to be sent. */
  readonly echoes?: number;
  readonly newFrom?: number | null;
  /** ConversationRef of a message that has not come yet; null for none. */
  readonly late?: number | null;
}

/** Rows of the messages `from` to `to`, one an hour. */
function rows({ from, to, echoes = 0, newFrom = null, late = null }: Span): readonly Row[] {
  const ids = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return rowsOf({
    days: calendar,
    messages: ids
      .filter((_id, place) => place !== late)
      .map((id) => message({ id: messageId(id), sentAt: noon + id * hour })),
    echoes: Array.from({ length: echoes }, (_, index) =>
      entry({ clientId: clientId(index + 1), queuedAt: noon + to * hour }),
    ),
    newFrom: newFrom === null ? null : messageId(newFrom),
  });
}

const keysOf = (chunks: readonly RowChunk[]) => chunks.map(({ rows: on }) => on.map(({ key }) => key));
const homesOf = (chunks: readonly RowChunk[]) =>
  new Map(chunks.flatMap(({ key, rows: on }) => on.map((row) => [row.key, key])));
const isLine = (row: Row | undefined) => row?.type === "day" || row?.type === "new";

/** What happens to a timeline, one after the other: by how many messages it moves at either end, and what is in it. */
const stories = fc.array(
  fc.record({
    from: fc.integer({ min: -40, max: 40 }),
    to: fc.integer({ min: -40, max: 40 }),
    echoes: fc.nat(3),
    newFrom: fc.option(fc.integer({ min: 1, max: 400 })),
    late: fc.option(fc.nat(40)),
  }),
  { maxLength: 12 },
);

function play(
  story: readonly Span[],
  look: (shown: readonly Row[], chunks: readonly RowChunk[], before: readonly RowChunk[]) => void,
) {
  let [from, to] = [200, 240];
  let chunks: readonly RowChunk[] = [];
  for (const step of story) {
    from = Math.max(1, from + step.from);
    to = Math.max(from, to + step.to);
    const shown = rows({ ...step, from, to });
    const before = chunks;
    chunks = rowChunksOf(shown, before);
    look(shown, chunks, before);
  }
}

test("[RS1] whatever comes and goes, every row stands on a sheet once, in its order, and no line ends one", () => {
  fc.assert(
    fc.property(stories, (story) =>
      play(story, (shown, chunks) => {
        expect(chunks.flatMap(({ rows: on }) => on)).toEqual(shown);
        expect(new Set(chunks.map(({ key }) => key)).size).toBe(chunks.length);
        expect(chunks.filter(({ rows: on }) => isLine(on.at(-1)))).toEqual([]);
      }),
    ),
  );
});

test("[RS2] a message stays on its sheet while others come and go at both ends, and late ones between", () => {
  fc.assert(
    fc.property(stories, (story) =>
      play(story, (shown, chunks, before) => {
        const [now, then] = [homesOf(chunks), homesOf(before)];
        const known = shown.filter(({ key, type }) => type === "message" && then.has(key));
        expect(known.map(({ key }) => now.get(key))).toEqual(known.map(({ key }) => then.get(key)));
      }),
    ),
  );
});

test("[RS2] a sheet takes so many messages and no more, as long as none comes late between them", () => {
  fc.assert(
    fc.property(stories, (story) =>
      play(
        story.map((step) => ({ ...step, late: null })),
        (_shown, chunks) => {
          for (const { rows: on } of chunks)
            expect(on.filter(({ type }) => type === "message").length).toBeLessThanOrEqual(chunkSize);
        },
      ),
    ),
  );
});

test("[RS2] late ones come between those of a full sheet, and none of it moves", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const of = (shown: readonly number[]) =>
    rowsOf({
      days: calendar,
      messages: shown.map((id) => message({ id: messageId(id), sentAt: noon })),
      echoes: [],
      newFrom: null,
    });
  const all = ids(chunkSize + 2);
  const full = rowChunksOf(of(all.filter((id) => id !== 3 && id !== chunkSize + 1)), []);
  const fuller = rowChunksOf(of(all.filter((id) => id !== chunkSize + 1)), full);
  expect(
    [full, fuller, rowChunksOf(of(all), fuller)].map((chunks) => chunks.map(({ rows: on }) => on.length - 1)),
  ).toEqual([[chunkSize], [chunkSize + 1], [chunkSize + 2]]);
});

test("[RS2] what could not be sent moves on when others have filled the sheet before it", () => {
  const few = rowChunksOf(rows({ from: 1, to: chunkSize - 1, echoes: 1 }), []);
  const full = rowChunksOf(rows({ from: 1, to: chunkSize, echoes: 1 }), few);
  const over = rowChunksOf(rows({ from: 1, to: chunkSize + 1, echoes: 1 }), full);
  const echo = clientId(1);
  expect([few, full, over].map((chunks) => keysOf(chunks).map((keys) => keys.includes(echo)))).toEqual([
    [true],
    [true],
    [false, true],
  ]);
});

test("an echo that becomes a message stays where it is", () => {
  const sent = rowChunksOf(rows({ from: 1, to: 20, echoes: 1 }), []);
  const written = message({ id: messageId(21), clientId: clientId(1), sentAt: noon + 20 * hour });
  const messages = rows({ from: 1, to: 20 }).flatMap((row) => (row.type === "message" ? [row.message] : []));
  const arrived = rowChunksOf(
    rowsOf({ days: calendar, messages: [...messages, written], echoes: [], newFrom: null }),
    sent,
  );
  expect(homesOf(arrived).get(clientId(1))).toBe(homesOf(sent).get(clientId(1)));
  expect(keysOf(arrived).flat().at(-1)).toBe(clientId(1));
});
