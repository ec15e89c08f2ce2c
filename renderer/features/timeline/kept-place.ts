/**
 * Keeps the rows on the screen where they stand, whatever comes, goes or grows above and below them.
 *
 * The scroller is `column-reverse` and counts from its bottom: a row moves on the screen when its distance from the
 * bottom of the log changes, and only then. That distance is compared here, and what it changed by is scrolled.
 * Chromium's own scroll anchoring is off: with the scroller at one of its ends it lets go, rows that come there move
 * the place instead of keeping it, and the next page is asked for because the last one came.
 */
export interface KeptPlace {
  /** Puts the rows that were taken down last back where they stood. */
  keep(): void;
  /** Takes down the rows on the screen, to be kept from now on. Answers their keys, first the one in the middle. */
  take(): readonly string[];
  /** From now on nothing is kept: the bottom of the log is. */
  letGo(): void;
  /** Where the scroller stood when it was last looked at, px; 0 is its bottom, and above that it is negative. */
  readonly at: number;
}

interface KeptRow {
  readonly element: HTMLElement;
  /** From its upper edge to the end of the log, px. */
  readonly fromEnd: number;
}

/** Chromium scrolls by whole pixels. */
const pixel = 1;

export function createKeptPlace(scroller: HTMLElement, log: HTMLElement): KeptPlace {
  let rows: readonly KeptRow[] = [];
  let at = scroller.scrollTop;

  /** One that became shorter than where it stood has been put at its top by Chromium: then it stood further up. */
  function stoodAt(): number {
    const now = scroller.scrollTop;
    const isAtTop = now <= scroller.clientHeight - scroller.scrollHeight + pixel;
    return isAtTop ? Math.min(now, at) : now;
  }

  return {
    get at() {
      return at;
    },
    keep() {
      const row = rows.find(({ element }) => log.contains(element));
      if (!row) return;
      const by = fromEnd(row.element, log) - row.fromEnd;
      if (Math.abs(by) >= pixel) scroller.scrollTop = stoodAt() - by;
      at = scroller.scrollTop;
    },
    take() {
      at = scroller.scrollTop;
      const seen = rowsIn(scroller, log);
      rows = seen.map((element) => ({ element, fromEnd: fromEnd(element, log) }));
      return seen.map((element) => element.dataset["row"] ?? "");
    },
    letGo() {
      at = scroller.scrollTop;
      rows = [];
    },
  };
}

function fromEnd(element: HTMLElement, log: HTMLElement): number {
  return log.getBoundingClientRect().bottom - element.getBoundingClientRect().top;
}

/**
 * Rows on the screen, the one in its middle first: at an end of what is held the outermost one loses its author's name
 * when the one before it comes. Sheets out of sight are passed over whole, as Chromium lays none of their rows out.
 */
function rowsIn(scroller: HTMLElement, log: HTMLElement): readonly HTMLElement[] {
  const { top, bottom } = scroller.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  const isSeen = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  };
  const fromMiddle = (element: Element) => {
    const box = element.getBoundingClientRect();
    return Math.max(0, box.top - middle, middle - box.bottom);
  };
  return [...log.children]
    .filter(isSeen)
    .flatMap((chunk) => [...chunk.querySelectorAll<HTMLElement>("[data-row]")].filter(isSeen))
    .map((element) => ({ element, by: fromMiddle(element) }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ element }) => element);
}
