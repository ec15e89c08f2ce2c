import { isLanguage, type LanguageName } from "../text/languages.ts";

/**
 * How a page begins. One that has crashed again and again begins without what may have ended it, and says so:
 * first without pictures, then also without the conversation that its window is there for.
 */
export type PageStart = "usual" | "without-pictures" | "without-conversation";

/** What is added to the address of the page: its first frame is in that language, before main has told it anything. */
export function pageQuery(start: PageStart, language: LanguageName): string {
  return `?start=${start}&language=${language}`;
}

/** @param address of the page, or its query */
export function readPageStart(address: string): PageStart {
  const start = valueIn(address, "start");
  return start === "without-pictures" || start === "without-conversation" ? start : "usual";
}

/** @param address of the page, or its query */
export function readPageLanguage(address: string): LanguageName {
  const language = valueIn(address, "language");
  return isLanguage(language) ? language : "en";
}

function valueIn(address: string, name: "start" | "language"): string {
  const [, query = ""] = address.split("?", 2);
  const pair = query.split("&").find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? "";
}
