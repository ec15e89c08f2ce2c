/**
 * How a page begins. One that has crashed again and again begins without what may have ended it, and says so:
 * first without pictures, then also without the conversation that its window is there for.
 */
export type PageStart = "usual" | "without-pictures" | "without-conversation";

/** What is added to the address of the page. */
export function pageStartQuery(start: PageStart): string {
  return start === "usual" ? "" : `?start=${start}`;
}

/** @param address of the page, or its query */
export function readPageStart(address: string): PageStart {
  const start = /\?start=([a-z-]+)$/.exec(address)?.[1];
  return start === "without-pictures" || start === "without-conversation" ? start : "usual";
}
