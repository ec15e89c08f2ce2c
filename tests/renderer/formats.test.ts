import { expect, test } from "vitest";
import { createFormats } from "../../renderer/ui/formats.ts";
import { english, loadTexts } from "../../shared/text/languages.ts";
import { coded } from "../../shared/text/catalogue.ts";

const evening = Date.UTC(2024, 2, 4, 20, 5);
const german = await loadTexts("de");

test("the clock goes by the system's format, whatever the language", () => {
  const clock = (texts: typeof english, system: string | null) =>
    createFormats(texts, system, "UTC").clockTime(evening).replace(/\s/gu, " ");
  expect([clock(english, null), clock(english, "en-GB"), clock(english, "de-DE")]).toEqual([
    "8:05 PM",
    "20:05",
    "20:05",
  ]);
  expect([clock(german, null), clock(german, "en-US")]).toEqual(["20:05", "8:05 PM"]);
});

test("the words of a date are in the language; their order is the system's where it speaks the same one", () => {
  const day = (texts: typeof english, system: string | null) =>
    createFormats(texts, system, "UTC").dayName(evening, 30_000);
  expect(day(english, "en-GB")).toMatch(/^Monday,? 4 March 2024$/);
  expect(day(english, "de-DE")).toBe("Monday, March 4, 2024");
  expect(day(german, "en-GB")).toBe("Montag, 4. März 2024");
});

test("a size has the system's decimal sign and the language's words", () => {
  const facts = (texts: typeof english, system: string | null, size: number) =>
    createFormats(texts, system).fileFacts(coded("file.program", { ending: "EXE" }), size);
  expect(facts(english, null, 1_234_000)).toBe("Program (EXE) · 1.2 MB");
  expect(facts(english, "de-DE", 1_234)).toBe("Program (EXE) · 1,2 kB");
  expect([facts(german, null, 1), facts(english, null, 2)]).toEqual([
    "Programm (EXE) · 1 Byte",
    "Program (EXE) · 2 bytes",
  ]);
});

test("a time is that of the zone that it is asked for", () => {
  const at = (zone: string) => createFormats(english, "de-DE", zone).clockTime(evening);
  expect([at("UTC"), at("Asia/Tokyo")]).toEqual(["20:05", "05:05"]);
});
