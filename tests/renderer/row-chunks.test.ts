import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf, type Row } from "../../renderer/features/timeline/rows.ts";
import { sheetSize, sheetsOf, type Sheet } from "../../renderer/features/timeline/row-chunks.ts";
import { clientId, entry, message, messageId } from "../support/builders.ts";

const noon = new Date(2026, 2, 3, 12).getTime();
const hour = 60 * 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
  /** So many messages wait below to be sent. */
  readonly echoes?: number;
  readonly newFrom?: number | null;
  /** Place of a message that has not come yet; null for none. */
  readonly late?: number | null;
}

/** Rows of the messages `from` to `to`, one an hour. */
function rows({ from, to, echoes = 0, newFrom = null, late = null }: Span): readonly Row[] {
  const ids = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return rowsOf({
    messages: ids
      .filter((_id, place) => place !== late)
      .map((id) => message({ id: messageId(id), sentAt: noon + id * hour })),
    echoes: Array.from({ length: echoes }, (_, index) =>
      entry({ clientId: clientId(index + 1), queuedAt: noon + to * hour }),
    ),
    newFrom: newFrom === null ? null : messageId(newFrom),
  });
}

const keysOf = (sheets: readonly Sheet[]) => sheets.map(({ rows: on }) => on.map(({ key }) => key));
const homesOf = (sheets: readonly Sheet[]) =>
  new Map(sheets.flatMap(({ key, rows: on }) => on.map((row) => [row.key, key])));
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
  look: (shown: readonly Row[], sheets: readonly Sheet[], before: readonly Sheet[]) => void,
) {
  let [from, to] = [200, 240];
  let sheets: readonly Sheet[] = [];
  for (const step of story) {
    from = Math.max(1, from + step.from);
    to = Math.max(from, to + step.to);
    const shown = rows({ ...step, from, to });
    const before = sheets;
    sheets = sheetsOf(shown, before);
    look(shown, sheets, before);
  }
}

test("[RS1] whatever comes and goes, every row stands on a sheet once, in its order, and no line ends one", () => {
  fc.assert(
    fc.property(stories, (story) =>
      play(story, (shown, sheets) => {
        expect(sheets.flatMap(({ rows: on }) => on)).toEqual(shown);
        expect(new Set(sheets.map(({ key }) => key)).size).toBe(sheets.length);
        expect(sheets.filter(({ rows: on }) => isLine(on.at(-1)))).toEqual([]);
      }),
    ),
  );
});

test("[RS2] a message stays on its sheet while others come and go at both ends, and late ones between", () => {
  fc.assert(
    fc.property(stories, (story) =>
      play(story, (shown, sheets, before) => {
        const [now, then] = [homesOf(sheets), homesOf(before)];
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
        (_shown, sheets) => {
          for (const { rows: on } of sheets)
            expect(on.filter(({ type }) => type === "message").length).toBeLessThanOrEqual(sheetSize);
        },
      ),
    ),
  );
});

test("[RS2] late ones come between those of a full sheet, and none of it moves", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const of = (shown: readonly number[]) =>
    rowsOf({ messages: shown.map((id) => message({ id: messageId(id), sentAt: noon })), echoes: [], newFrom: null });
  const all = ids(sheetSize + 2);
  const full = sheetsOf(of(all.filter((id) => id !== 3 && id !== sheetSize + 1)), []);
  const fuller = sheetsOf(of(all.filter((id) => id !== sheetSize + 1)), full);
  expect(
    [full, fuller, sheetsOf(of(all), fuller)].map((sheets) => sheets.map(({ rows: on }) => on.length - 1)),
  ).toEqual([[sheetSize], [sheetSize + 1], [sheetSize + 2]]);
});

test("[RS2] what could not be sent moves on when others have filled the sheet before it", () => {
  const few = sheetsOf(rows({ from: 1, to: sheetSize - 1, echoes: 1 }), []);
  const full = sheetsOf(rows({ from: 1, to: sheetSize, echoes: 1 }), few);
  const over = sheetsOf(rows({ from: 1, to: sheetSize + 1, echoes: 1 }), full);
  const echo = clientId(1);
  expect([few, full, over].map((sheets) => keysOf(sheets).map((keys) => keys.includes(echo)))).toEqual([
    [true],
    [true],
    [false, true],
  ]);
});

test("an echo that becomes a message stays where it is", () => {
  const sent = sheetsOf(rows({ from: 1, to: 20, echoes: 1 }), []);
  const written = message({ id: messageId(21), clientId: clientId(1), sentAt: noon + 20 * hour });
  const messages = rows({ from: 1, to: 20 }).flatMap((row) => (row.type === "message" ? [row.message] : []));
  const arrived = sheetsOf(rowsOf({ messages: [...messages, written], echoes: [], newFrom: null }), sent);
  expect(homesOf(arrived).get(clientId(1))).toBe(homesOf(sent).get(clientId(1)));
  expect(keysOf(arrived).flat().at(-1)).toBe(clientId(1));
});
