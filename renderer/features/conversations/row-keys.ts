import type { KeyboardEvent } from "react";

/**
 * The row that a key leads to from another, up and down, by a page, or to an end; null for a key that leads nowhere.
 * With a modifier a key means something else.
 *
 * @param page rows that a page key passes
 */
export function rowAfterKey(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">,
  from: number,
  count: number,
  page: number,
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const to = destination(event.key, from, count, page);
  return to === null ? null : Math.max(0, Math.min(count - 1, to));
}

function destination(key: string, from: number, count: number, page: number): number | null {
  switch (key) {
    case "ArrowDown":
      return from + 1;
    case "ArrowUp":
      return from - 1;
    case "PageDown":
      return from + page;
    case "PageUp":
      return from - page;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
