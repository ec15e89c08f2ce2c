import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, expectTypeOf, test } from "vitest";
import { coded, type ArgumentsOf, type TextArguments } from "../../../shared/text/catalogue.ts";
import { StoredText } from "../../../shared/text/coded-text.ts";
import { de } from "../../../shared/text/de.ts";
import { isolated } from "../../../shared/text/direction.ts";
import { en } from "../../../shared/text/en.ts";
import { english, languageOf, loadTexts } from "../../../shared/text/languages.ts";
import type { MessageArguments } from "../../../shared/text/message-arguments.ts";
import { pseudo, pseudoMessage } from "../../../shared/text/pseudo.ts";
import { createStandIns } from "../../../shared/text/private.ts";

describe("the arguments of a message", () => {
  test("are read off its text, those inside branches included", () => {
    expectTypeOf<ArgumentsOf<"doctor.title">>().toEqualTypeOf<[]>();
    expectTypeOf<MessageArguments<"Hello {name}">>().toEqualTypeOf<{ readonly name: string | number }>();
    expectTypeOf<
      MessageArguments<"{n, plural, one {# file of {who}} other {# files}} {at, date, short}">
    >().toEqualTypeOf<{
      readonly n: number;
      readonly who: string | number;
      readonly at: number;
    }>();
    expectTypeOf<MessageArguments<"{kind, select, yes {edited} other {}}">>().toEqualTypeOf<{
      readonly kind: string;
    }>();
    expectTypeOf<keyof TextArguments<"unknown">>().toEqualTypeOf<"code">();
  });
});

describe("every catalogue", () => {
  test.each([
    ["en", en],
    ["de", de],
    ["pseudo", pseudo],
  ] as const)("%s is in ICU syntax and has the arguments of the source in each message", (_name, catalogue) => {
    const wrong = Object.entries(en).filter(
      ([key, message]) =>
        JSON.stringify(argumentsOf(message)) !== JSON.stringify(argumentsOf(catalogue[key as keyof typeof en])),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

test("no two areas of the catalogue name a message alike", () => {
  const names = areas.flatMap((area) => Object.keys(area));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe("a coded text", () => {
  test("is worded with its parameters, also when one of them is a coded text", () => {
    const inner = coded("literal", { text: "The connection broke off." });
    expect(english.say(coded("literal", { text: inner }))).toBe("The connection broke off.");
  });

  test("has numbers in place of its private pieces when it is redacted, and holds them no more", () => {
    const odoo = { private: "odoo.example.com", as: "host" } as const;
    const text = coded("literal", { text: coded("list.comma", { first: odoo, rest: { ...odoo, private: "b" } }) });
    const redacted = createStandIns();
    expect([english.say(text), english.say(redacted(text)), english.say(redacted(text))]).toEqual([
      "odoo.example.com, b",
      "[host 1], [host 2]",
      "[host 1], [host 2]",
    ]);
    expect(JSON.stringify(redacted(text))).not.toContain("odoo");
  });

  test("comes back from JSON as it was", () => {
    const text = coded("literal", { text: coded("unknown", { code: { private: "x", as: "page" } }) });
    expect(v.parse(StoredText, JSON.parse(JSON.stringify(text)))).toEqual(text);
  });

  test("that an earlier version stored as a sentence is shown as it stands", () => {
    expect(english.say(v.parse(StoredText, "Odoo refused this message."))).toBe("Odoo refused this message.");
  });

  test("of a later version says so and names its code", () => {
    const text = v.parse(StoredText, { code: "later.version", parameters: { n: 1 } });
    expect(english.say(text)).toContain("later.version");
  });

  test("with a parameter missing is worded by the key and throws nothing", () => {
    expect(english.say({ code: "unknown", parameters: {} })).toBe("unknown");
  });
});

test("things that are no text stand in a sentence where its language puts them", async () => {
  const keys = { keys: { cap: "K" } };
  const german = await loadTexts("de");
  expect(english.pieces("window.nothingOpenKeys", keys)).toEqual(["Or press ", keys.keys, " and type a name."]);
  expect(german.pieces("window.nothingOpenKeys", keys)[1]).toBe(keys.keys);
  expect(english.pieces("window.nothingOpenKeys", { keys: "K" })).toEqual(["Or press K and type a name."]);
});

test("names one after the other are listed as the language does, each of them isolated", async () => {
  expect(english.list(["Alice", "Bob", "Carol"])).toBe("Alice, Bob, Carol");
  expect(english.list(["Alice", "\u05d0"])).toBe("Alice, \u2068\u05d0\u2069");
  expect((await loadTexts("de")).list(["Alice", "Bob"])).toBe("Alice, Bob");
});

describe("text of somebody's inside a sentence", () => {
  test("is isolated where letters of the other direction stand in it, and left alone elsewhere", () => {
    expect(isolated("general", "ltr")).toBe("general");
    expect(isolated("مرحبا", "ltr")).toBe("\u2068مرحبا\u2069");
    expect(isolated("مرحبا", "rtl")).toBe("مرحبا");
    expect(isolated("general", "rtl")).toBe("\u2068general\u2069");
  });

  test("cannot end its own isolation", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "ש", "\u2069", "\u202e", "\u2067") }), (text) => {
        const shown = isolated(text, "ltr");
        expect(shown.slice(1, -1)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

test("the pseudo-locale accents what is shown and leaves arguments and branches alone", () => {
  expect(pseudoMessage("{n, plural, one {# file} other {# files}} of {who}")).toMatch(
    /^⟦\{n, plural, one \{# ƒíĺé\} other \{# ƒíĺéš\}\} óƒ \{who\}( ·)+⟧$/,
  );
});

test("the system's first language that Parley speaks is taken, else English", () => {
  expect([languageOf(["fr-FR", "de-AT", "en"]), languageOf(["xx"]), languageOf([])]).toEqual(["de", "en", "en"]);
});

const areas = Object.values(import.meta.glob<object>("../../../shared/text/en/*.ts", { eager: true })).flatMap(
  (module): object[] => Object.values(module),
);

/** Names and kinds, in order of the name. */
function argumentsOf(message: string): readonly string[] {
  const found = new Set<string>();
  const visit = (elements: ReturnType<typeof parse>): void => {
    for (const element of elements) {
      if ("value" in element && element.type !== TYPE.literal) found.add(`${element.value}:${element.type}`);
      if ("options" in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parse(message, { ignoreTag: true }));
  return [...found].toSorted();
}
