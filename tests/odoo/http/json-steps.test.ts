import * as fc from "fast-check";
import { expect, test } from "vitest";
import { atOnce } from "../../../electron/core/work/steps.ts";
import { answerLimits, TooLarge } from "../../../electron/odoo/http/answer-limits.ts";
import { readJson } from "../../../electron/odoo/http/json-steps.ts";

const small = { ...answerLimits, depth: 5, values: 20, width: 4, text: 12 };

const read = (text: string, limits = answerLimits, step?: number): unknown =>
  atOnce(readJson(new TextEncoder().encode(text), limits, step));

/** What becomes of it, as a value or as the name of what is thrown. */
function outcome(work: () => unknown): unknown {
  try {
    return { value: work() };
  } catch (error) {
    return error instanceof Error ? error.constructor.name : error;
  }
}

const step = fc.integer({ min: 2, max: 60 });
const json = fc.json({ maxDepth: 6 });

test("JSON that is taken apart into pieces of any size gives what JSON.parse gives", () => {
  const spaced = fc
    .tuple(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom("", " ", "\t", "\r\n  "))
    .map(([value, space]) => JSON.stringify(value, null, space.replace(/[\r\n]/g, "") || undefined));
  fc.assert(
    fc.property(fc.oneof(json, spaced), step, (text, size) => {
      expect(read(text, answerLimits, size)).toEqual(JSON.parse(text));
    }),
  );
});

test("JSON with one sign put in, taken out or changed is taken or refused as JSON.parse does", () => {
  const sign = fc.constantFrom(...'[ ] { } , : " \\ 1 - e . t x \n \u00a0'.split(" "), " ", "");
  const mutated = fc.tuple(json, fc.nat(), fc.nat(1), sign).map(([text, place, gone, put]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + put + text.slice(at + gone);
  });
  fc.assert(
    fc.property(mutated, step, (text, size) => {
      expect(outcome(() => read(text, answerLimits, size))).toEqual(outcome(() => JSON.parse(text)));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["[1,2,]"],
  ["[,1,2]"],
  ["[1,,2]"],
  ['{"a":1,}'],
  ['{"a":1,,"b":2}'],
  ["[1,2}"],
  ["[[1,2},3]"],
  ['{"a":[1,2,3],"b"}'],
  ["[1,2"],
  ["[1]]"],
  ["1,2"],
  [""],
  ["   "],
  ['"abc'],
  ["[1,2]x"],
  ["[1,2] [3,4]"],
])("%s is no JSON, taken apart or not", (text) => {
  for (const size of [2, 4, 1_000]) expect(() => read(text, answerLimits, size)).toThrow(SyntaxError);
});

test("a member named __proto__ in a long object is a member and changes nothing else", () => {
  const value = read('{"__proto__":{"a":1},"b":[1,2,3,4,5,6]}', answerLimits, 4);
  expect(Object.entries(Object(value))).toEqual([
    ["__proto__", { a: 1 }],
    ["b", [1, 2, 3, 4, 5, 6]],
  ]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test("a byte order mark before JSON and broken UTF-8 in it are taken as a TextDecoder takes them", () => {
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x5b, 0x22, 0xff, 0xc3, 0x22, 0x2c, 0x31, 0x5d]);
  for (const size of [2, 1_000])
    expect(atOnce(readJson(bytes, answerLimits, size))).toEqual(JSON.parse(new TextDecoder().decode(bytes)));
});

test.each([
  ["lists within lists", "[[[[[1]]]]]", "[[[[[[1]]]]]]"],
  ["objects within objects", '{"a":{"a":{"a":{"a":{}}}}}', '{"a":{"a":{"a":{"a":{"a":{}}}}}}'],
  ["values", JSON.stringify(Array(19).fill(1)), JSON.stringify(Array(20).fill(1))],
  ["members of an object", '{"a":1,"b":2,"c":3,"d":4}', '{"a":1,"b":2,"c":3,"d":4,"e":5}'],
  ["items of a list in a list", "[[1,2,3,4]]", "[[1,2,3,4,5]]"],
  ["bytes of a text", '["123456789012"]', '["1234567890123"]'],
])("as many %s as the limit allows are read, and one more is too large", (_what, fits, exceeds) => {
  expect(read(fits, small)).toEqual(JSON.parse(fits));
  expect(() => read(exceeds, small)).toThrow(TooLarge);
});

test("more than 64 kB of white space, or of digits, is too large wherever it stands", () => {
  const space = " ".repeat(200_000);
  for (const text of [`[1,${space}2]`, `${space}1`, `1${space}`, `[${"1".repeat(200_000)}]`])
    expect(() => read(text)).toThrow(TooLarge);
});

test("200,000 nested lists are too large, closed or not", () => {
  expect(() => read("[".repeat(200_000) + "]".repeat(200_000))).toThrow(TooLarge);
  expect(() => read('{"a":'.repeat(200_000))).toThrow(TooLarge);
});

test("the steps in which a long list is read are of the size that was asked for, at most twice", () => {
  const text = JSON.stringify({ rows: Array.from({ length: 3_000 }, (_, id) => ({ id, name: "x".repeat(id % 40) })) });
  const steps = readJson(new TextEncoder().encode(text), answerLimits, 1_000);
  let count = 0;
  while (steps.next().done !== true) count += 1;
  // Once to look at it, once to read it.
  expect(count).toBeGreaterThan((2 * text.length) / 2_000);
});
