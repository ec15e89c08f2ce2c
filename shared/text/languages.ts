import { en } from "./en.ts";
import { createTexts, type CatalogueSource, type Texts } from "./texts.ts";

interface Language {
  /** In its own words. */
  readonly name: string;
  /** BCP 47. */
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
  readonly load: () => Promise<CatalogueSource>;
}

/** The languages that Parley speaks. `pseudo` is for those who work on it (see pseudo.ts). */
export const languages = {
  en: { name: "English", tag: "en", direction: "ltr", load: () => Promise.resolve(en) },
  de: { name: "Deutsch", tag: "de", direction: "ltr", load: async () => (await import("./de.ts")).de },
  pseudo: { name: "Pseudo", tag: "en", direction: "rtl", load: async () => (await import("./pseudo.ts")).pseudo },
} as const satisfies Readonly<Record<string, Language>>;

export type LanguageName = keyof typeof languages;

export function isLanguage(name: string): name is LanguageName {
  return Object.hasOwn(languages, name);
}

/** The first language of the system, best first as BCP 47 tags, that Parley speaks; else English. */
export function languageOf(preferred: readonly string[]): LanguageName {
  const spoken = preferred.map((tag) => tag.split("-", 1)[0]?.toLowerCase() ?? "");
  return spoken.find((tag): tag is "en" | "de" => tag === "en" || tag === "de") ?? "en";
}

/** What is spoken: the language that was chosen, or the system's. */
export function spokenLanguage(chosen: LanguageName | "system", system: LanguageName): LanguageName {
  return chosen === "system" ? system : chosen;
}

/** @throws what the loader of modules throws, when the catalogue of that language cannot be read. */
export async function loadTexts(name: LanguageName): Promise<Texts> {
  if (name === "en") return english;
  const { tag, direction, load } = languages[name];
  return createTexts(tag, direction, await load(), (_error, key) => key);
}

/** English, at once: what is shown until another language has been read. */
export const english: Texts = createTexts("en", "ltr", en, (_error, key) => key);
