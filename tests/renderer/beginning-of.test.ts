import fc from "fast-check";
import { expect, test } from "vitest";
import { beginningOf } from "../../renderer/features/timeline/beginning-of.ts";

const measure = { characters: 10, lines: 3 };

test.each([
  ["a message that is short enough is whole", "0123456789", "0123456789"],
  ["text is cut after so many characters", "0123456789abc", "0123456789"],
  ["no pair is parted", "012345678😀abc", "012345678"],
  ["lines are counted", "a\nb\nc\nd\ne\nf", "a\nb\nc\nd"],
  ["breaks of HTML are lines", "<br><br><br><br>", "<br><br>"],
  ["a tag is whole or not there", "0123456789<b title='x'>a</b>", "0123456789"],
  [
    "a long tag counts as any other",
    `<img src="data:${"x".repeat(100)}">abc`,
    `<img src="data:${"x".repeat(100)}">abc`,
  ],
  ["a character reference is whole or not there", "012345678&amp;&amp;", "012345678&amp;"],
  ["elements without text have an end", "<i></i>".repeat(100), "<i></i>"],
  ["what looks like a tag or a reference and is none is text", "a < b && c << d", "a < b && c"],
])("%s", (_title, message, beginning) => {
  expect(beginningOf(message, measure)).toBe(beginning);
});

test("whatever the message, it begins so, and a measure that is large enough holds all of it", () => {
  const piece = fc.constantFrom("<b>", "</b>", "<", ">", "&amp;", "&", "\n", "<br>", "x", " ", "😀", "<p class='y'>");
  fc.assert(
    fc.property(fc.array(piece), (words) => {
      const message = words.join("");
      expect(message.startsWith(beginningOf(message, measure))).toBe(true);
      expect(beginningOf(message, { characters: 10_000, lines: 10_000 })).toBe(message);
    }),
  );
});
