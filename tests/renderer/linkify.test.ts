import fc from "fast-check";
import { expect, test } from "vitest";
import { splitLinks } from "../../renderer/features/timeline/linkify.ts";

test("only web and mail addresses in a text are links", () => {
  const links = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? []);
  expect(links("www.example.com, me@example.com, https://x.example/a?b=c.")).toEqual([
    "https://www.example.com",
    "mailto:me@example.com",
    "https://x.example/a?b=c",
  ]);
  expect(links("javascript:alert(1) file:///etc/passwd parley://x ftp://x.example")).toEqual([]);
  expect(
    splitLinks("a https://x.example b")
      .map(({ text }) => text)
      .join(""),
  ).toBe("a https://x.example b");
});

test("what stands between addresses in one word is looked at as well", () => {
  const links = splitLinks("me@example.com,https://x.example/a,").flatMap(({ href }) => href ?? []);
  expect(links).toEqual(["mailto:me@example.com", "https://x.example/a"]);
});

test("a long address is a link, and a long word that only looks like one stays text", () => {
  const long = `https://x.example/${"a".repeat(5_000)}`;
  expect(splitLinks(`see ${long}.`).map(({ href }) => href)).toEqual([null, long, null]);
  expect(splitLinks("a.de.".repeat(4_000)).map(({ href }) => href)).toEqual([null]);
});

test("behind a hundred thousand characters a text goes on without links, and nothing of it is lost", () => {
  const text = `${"https://x.example ".repeat(10_000)}end`;
  const pieces = splitLinks(text);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.at(-1)?.text.length).toBeGreaterThan(70_000);
});

test("whatever the text, its pieces are the text in its order", () => {
  const piece = fc.constantFrom(
    "https://",
    "www.",
    "a.de",
    "@",
    " ",
    "\n",
    "(",
    ")",
    ".",
    ",",
    "x",
    "é",
    "😀",
    "<",
    "“",
  );
  fc.assert(
    fc.property(fc.array(piece), (words) => {
      const text = words.join("");
      let at = 0;
      for (const { text: said, start } of splitLinks(text)) {
        expect(start).toBe(at);
        at += said.length;
      }
      expect(
        splitLinks(text)
          .map((one) => one.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
