import { cut } from "../../../shared/names/cut.ts";

/** The head of a page stands within this many characters, or nobody waits for it. */
const headWithin = 100_000;
/** A form comes after scripts and styles. */
const formWithin = 1_000_000;
const longestTitle = 200;

/** The beginning of what came, as text: whoever made it has said by then what matters. */
export function beginningOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, formWithin));
}

/** What a page calls itself, in one line of at most 200 characters; null when it does not say. */
export function titleOf(page: string): string | null {
  const title = /<title[^<>]*>([^<]{0,1000})/i.exec(page.slice(0, headWithin))?.[1];
  return title === undefined ? null : oneLine(title) || null;
}

/** What a page says of who made it: its title, or how it begins. */
export function pageInShort(page: string): string {
  return titleOf(page) ?? oneLine(page.slice(0, 10 * longestTitle));
}

/** Whether a form on the page wants a password: the sign-in page of something. */
export function asksForPassword(page: string): boolean {
  return /type=["']?password/i.test(page.slice(0, formWithin));
}

function oneLine(text: string): string {
  return cut(text.replace(/\s+/g, " ").trim(), longestTitle);
}
