import { expect, test } from "vitest";
import { createSpokenTexts } from "../../../electron/core/app/spoken-texts.ts";
import { english, loadTexts, type LanguageName } from "../../../shared/text/languages.ts";
import type { Texts } from "../../../shared/text/texts.ts";

test("main speaks English until the texts of the language are there, and tells when they are", async () => {
  const texts = createSpokenTexts(() => undefined);
  const heard: string[] = [];
  texts.subscribe(() => heard.push(texts.current().language));
  texts.speak("de");
  expect([texts.language(), texts.current()]).toEqual(["de", english]);
  await expect.poll(() => heard).toEqual(["de"]);
});

test("of two languages that main is asked to speak at once, the last one is spoken", async () => {
  const waiting = new Map<LanguageName, (texts: Texts) => void>();
  const texts = createSpokenTexts(
    () => undefined,
    (name) => new Promise((resolve) => waiting.set(name, resolve)),
  );
  texts.speak("pseudo");
  texts.speak("de");
  waiting.get("de")?.(await loadTexts("de"));
  waiting.get("pseudo")?.(await loadTexts("pseudo"));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(texts.current()).toMatchObject({ language: "de", direction: "ltr" });
});

test("main goes on speaking as before when the texts of a language cannot be read, and says so in the log", async () => {
  const logged: string[] = [];
  const texts = createSpokenTexts(
    (_level, event) => logged.push(event),
    () => Promise.reject(new Error("no such file")),
  );
  texts.speak("de");
  await expect.poll(() => logged).toEqual(["language-not-loaded"]);
  expect(texts.current()).toBe(english);
});
