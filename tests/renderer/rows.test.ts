import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf, type Row } from "../../renderer/features/timeline/rows.ts";
import { alice, bob, clientId, entry, message, messageId } from "../support/builders.ts";
import { calendar } from "../../renderer/ui/time.ts";
import { plain } from "../../shared/domain/messages/content.ts";

const noon = new Date(2026, 2, 3, 12).getTime();
const minute = 60_000;
const day = 24 * 60 * minute;

function tell(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => {
    switch (row.type) {
      case "day":
      case "new":
        return row.type;
      case "aside":
        return row.aside.text;
      case "system":
        return `system ${row.message.id}`;
      case "message":
        return `${row.isContinued ? "…" : ""}${row.message.id}`;
      case "echo":
        return `${row.isContinued ? "…" : ""}echo ${row.entry.content.text}`;
    }
  });
}

const at = (id: number, minutes: number, author = alice) =>
  message({ id: messageId(id), author, sentAt: noon + minutes * minute });

test("one author's messages within five minutes of each other stand together", () => {
  const messages = [at(1, 0), at(2, 4), at(3, 8), at(4, 14), at(5, 15, bob)];
  expect(tell(rowsOf({ days: calendar, messages, echoes: [], newFrom: null }))).toEqual([
    "day",
    "1",
    "…2",
    "…3",
    "4",
    "5",
  ]);
});

test("what the server says to one person alone stands below what was last then, and parts what it stands between", () => {
  const messages = [at(1, 0), at(2, 1), at(3, 2)];
  const rows = (below: number | null) =>
    tell(
      rowsOf({
        days: calendar,
        messages,
        echoes: [entry({ content: plain("echo"), queuedAt: noon + 3 * minute })],
        newFrom: null,
        aside: { number: 1, text: "aside", below: below === null ? null : messageId(below) },
      }),
    );
  expect(rows(2)).toEqual(["day", "1", "…2", "aside", "3", "echo echo"]);
  expect(rows(3)).toEqual(["day", "1", "…2", "…3", "aside", "echo echo"]);
  expect(rows(null)).toEqual(["aside", "day", "1", "…2", "…3", "echo echo"]);
});

test("a reply and what follows a system line name their author again", () => {
  const messages = [
    at(1, 0),
    { ...at(2, 1), replyTo: { id: messageId(1), author: alice, text: "x" } },
    { ...at(3, 2), kind: "system" as const },
    at(4, 3),
  ];
  expect(tell(rowsOf({ days: calendar, messages, echoes: [], newFrom: null }))).toEqual([
    "day",
    "1",
    "2",
    "system 3",
    "4",
  ]);
});

test("each day begins with its line, and groups do not reach over it", () => {
  const messages = [at(1, 0), { ...at(2, 1), sentAt: noon + day }, { ...at(3, 1), sentAt: noon + day + minute }];
  expect(tell(rowsOf({ days: calendar, messages, echoes: [], newFrom: null }))).toEqual(["day", "1", "day", "2", "…3"]);
});

test("the line stands before the first new message, whether that one exists or not", () => {
  const messages = [at(1, 0), at(2, 1), at(5, 2)];
  expect(tell(rowsOf({ days: calendar, messages, echoes: [], newFrom: messageId(2) }))).toEqual([
    "day",
    "1",
    "new",
    "2",
    "…5",
  ]);
  expect(tell(rowsOf({ days: calendar, messages, echoes: [], newFrom: messageId(3) }))).toEqual([
    "day",
    "1",
    "…2",
    "new",
    "5",
  ]);
  expect(tell(rowsOf({ days: calendar, messages, echoes: [], newFrom: messageId(9) }))).toEqual([
    "day",
    "1",
    "…2",
    "…5",
  ]);
});

test("echoes follow the newest message as a group of their own", () => {
  const echoes = [
    entry({ clientId: clientId(1), content: plain("a"), queuedAt: noon + minute }),
    entry({ clientId: clientId(2), content: plain("b"), queuedAt: noon + 2 * minute }),
  ];
  expect(tell(rowsOf({ days: calendar, messages: [at(1, 0)], echoes, newFrom: null }))).toEqual([
    "day",
    "1",
    "echo a",
    "…echo b",
  ]);
  expect(tell(rowsOf({ days: calendar, messages: [], echoes, newFrom: null }))).toEqual(["day", "echo a", "…echo b"]);
});

test("a row keeps its key from echo to message", () => {
  const echo = rowsOf({ days: calendar, messages: [], echoes: [entry({ clientId: clientId(7) })], newFrom: null });
  const sent = rowsOf({ days: calendar, messages: [message({ clientId: clientId(7) })], echoes: [], newFrom: null });
  expect(sent.at(-1)?.key).toBe(echo.at(-1)?.key);
});

test("every message and every echo stands once, in order, under a key of its own", () => {
  const steps = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 2 * day }),
      author: fc.constantFrom(alice, bob),
      kind: fc.constantFrom("comment" as const, "system" as const),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, fc.nat({ max: 45 }), fc.nat({ max: 5 }), (given, newFrom, waiting) => {
      let sentAt = noon;
      const messages = given.map(({ wait, author, kind }, index) => {
        sentAt += wait;
        return message({ id: messageId(index + 1), author, kind, sentAt });
      });
      const echoes = Array.from({ length: waiting }, (_none, index) =>
        entry({ clientId: clientId(index), queuedAt: sentAt + index }),
      );
      const rows = rowsOf({ days: calendar, messages, echoes, newFrom: newFrom === 0 ? null : messageId(newFrom) });
      expect(rows.flatMap((row) => ("message" in row ? [row.message] : []))).toEqual(messages);
      expect(rows.flatMap((row) => ("entry" in row ? [row.entry] : []))).toEqual(echoes);
      expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
    }),
  );
});
