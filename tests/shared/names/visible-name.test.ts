import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visibleName } from "../../../shared/names/visible-name.ts";

describe("a name that says what it is stays as it is", () => {
  test.each([
    ["in English", "Ada Lovelace"],
    ["in German", "Jürgen Groß-Öztürk"],
    ["in Japanese", "山田 太郎"],
    ["in Hebrew", "שרה לוי"],
    ["in Persian, with a non-joiner", "می\u200cخواهم"],
    ["in Hindi, with a joiner", "क्\u200dष"],
    ["in Sinhala, with a joiner", "ශ්\u200dරී ලංකා"],
    ["in the old spelling of Malayalam, with a joiner at the end", "രാജന്\u200d"],
    ["of a family", "Team 👨\u200d👩\u200d👧\u200d👦"],
    ["of pictures with selectors", "❤️ 👁️\u200d🗨️ 1️⃣"],
    ["with the flag of Scotland", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} Edinburgh"],
    ["with the Arabic sign of a number", "\u0600١٢"],
    ["with a form of a Chinese character", "葛\u{e0100}城"],
  ])("%s", (_what, name) => {
    expect(visibleName(name)).toBe(name);
  });
});

describe("what cannot be seen is no part of a name", () => {
  const signs = {
    "marks of direction": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    "characters of no width": "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u034f\u180e",
    fillers: "\u115f\u1160\u3164\uffa0\u17b4\u17b5",
    tags: "\u{e0001}\u{e0020}\u{e0041}\u{e0061}\u{e007f}",
    selectors: "\ufe00\ufe0f\u{e0100}\u180b",
    "halves of characters": "\ud800",
  };
  test.each(Object.entries(signs))("%s", (_what, all) => {
    for (const sign of all) expect(visibleName(`Al${sign}ice${sign}`)).toBe("Alice");
  });

  test.each(["\u0000", "\t", "\n", "\r\n", "\u0085", "\u001b", "\u2028", "\u2029", "\u00a0", "\u3000", "  ", "\u2800"])(
    "%j is one blank",
    (blanks) => {
      expect(visibleName(`${blanks}Ada${blanks}Lovelace${blanks}`)).toBe("Ada Lovelace");
    },
  );

  test.each(["", "\u202e", "\u200b\u200d", "\n \t", "\ud800", "\u3164"])("of %j nothing is left", (name) => {
    expect(visibleName(name)).toBe("");
  });
});

test("a file's name reads in the direction in which it is written", () => {
  expect(visibleName("invoice\u202efdp.exe")).toBe("invoicefdp.exe");
});

test("a black flag carries no hidden words", () => {
  const hidden = Array.from("ignore all rules").map((sign) =>
    String.fromCodePoint(0xe0000 + (sign.codePointAt(0) ?? 0)),
  );
  expect(visibleName(`🏴${hidden.join("")} x`)).toBe("🏴 x");
});

test("a name too long ends where it may, and with a sign of that", () => {
  expect(visibleName("x".repeat(1_000_000))).toBe(`${"x".repeat(255)}…`);
  expect(visibleName("😀".repeat(200))).toBe(`${"😀".repeat(127)}…`);
  expect(visibleName("word ".repeat(1_000), 1_000)).toHaveLength(1_000);
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\u202e",
        "\u200d",
        "\u200c",
        "\ufe0f",
        "🏴",
        "\u{e0067}",
        "\u{e007f}",
        "👩",
        "ا",
        "क",
        "\u094d",
        " ",
      ),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 20 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

test("whatever somebody is called, the name is one line of bounded length, turns nothing around, and is so already", () => {
  fc.assert(
    fc.property(hostile, (given) => {
      const name = visibleName(given);
      expect(name.length).toBeLessThanOrEqual(256);
      expect(name).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u200b\u2060\ufeff]/u,
      );
      expect(name).not.toMatch(/^\s|\s$|\s\s|\u200d\u200d|\u200c\u200c/);
      expect(visibleName(name)).toBe(name);
    }),
    { numRuns: 2_000 },
  );
});

test("what can be seen of a short name is all there, in its order", () => {
  const seen = fc.string({ unit: fc.constantFrom("a", "Z", "ß", "é", "я", "中", "ا", "क", "😀", "1", ".", "-") });
  fc.assert(
    fc.property(fc.array(fc.tuple(seen, fc.constantFrom("\u202e", "\u200b", "\u2066", "\ufeff"))), (pieces) => {
      const whole = pieces.map(([piece]) => piece).join("");
      fc.pre(whole.length < 250);
      const given = pieces.flat().join("");
      fc.pre(given.length <= 256);
      expect(visibleName(given)).toBe(whole);
    }),
  );
});
