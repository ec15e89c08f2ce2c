import type { Page } from "@playwright/test";

/** What of a page is not as it should be in the pseudo-locale. */
export interface Flaws {
  /** Texts that did not come from the catalogue. */
  readonly unworded: readonly string[];
  /** Texts of the catalogue that are not shown whole. */
  readonly cut: readonly string[];
}

/**
 * Looks at everything that can be seen or read out now. What somebody else has written is no flaw: it stands in an
 * element with `dir="auto"`, or is a name, a time or the like.
 *
 * @param names what of the page is data
 */
export async function flawsOf(page: Page, names: readonly string[]): Promise<Flaws> {
  return page.evaluate((known) => {
    const data = new Set(known);
    const worded = /⟦.*⟧/su;
    const time =
      /^(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|^(?:Today|Yesterday)$|^\d{1,2}:\d{2}(?:\s[AP]M)?$|^[A-Z][a-z]{2} \d+(?:, \d+)?$/;
    const plain = (text: string | null) => text?.replaceAll(/[\u2068\u2069]/gu, "").trim() ?? "";
    const isData = (text: string) =>
      !/\p{L}{3}/u.test(text) ||
      /^[^ ]+\.[a-z]{2,4}$/.test(text) ||
      time.test(text) ||
      text.split(", ").every((one) => data.has(one)) ||
      known.some((one) => one.includes(text) && text.length > 6);

    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const isTheirs = (element: Element) => element.closest("[dir=auto], [frimousse-viewport], kbd, datalist") !== null;

    const unworded = new Set<string>();
    const cut = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      const text = plain(node.textContent);
      if (!element || text === "" || !isSeen(element) || isTheirs(element)) continue;
      if (worded.test(element.textContent ?? "")) {
        // What has somebody's words in it is as long as they are.
        if (!node.textContent?.includes("\u2068") && !isWhole(node, element)) cut.add(text);
      } else if (!isData(text)) unworded.add(text);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      for (const element of document.body.querySelectorAll(`[${name}]`)) {
        const text = plain(element.getAttribute(name));
        if (text !== "" && isSeen(element) && !worded.test(text) && !isData(text) && !isTheirs(element))
          unworded.add(`${name}: ${text}`);
      }
    }
    return { unworded: [...unworded], cut: [...cut] };

    /** Nothing that holds the text cuts it off, and no button or label is too small for it. */
    function isWhole(node: Node, element: Element): boolean {
      if (element.closest(".visually-hidden")) return true;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      for (let holder: Element | null = element; holder && holder !== document.body; holder = holder.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(holder);
        const edge = holder.getBoundingClientRect();
        const isItem = holder === element && !getComputedStyle(holder).display.startsWith("inline");
        const isFrame = isItem || holder.matches("button, label, select, summary");
        const isBeyondX = box.left < edge.left - 1.5 || box.right > edge.right + 1.5;
        const isBeyondY = box.top < edge.top - 4 || box.bottom > edge.bottom + 4;
        if (isBeyondX && (isFrame || overflowX === "hidden" || overflowX === "clip")) return false;
        if (isBeyondY && (isFrame || overflowY === "hidden" || overflowY === "clip")) return false;
        // What can be scrolled is whole when it is scrolled to.
        if (overflowX === "auto" || overflowY === "auto" || overflowX === "scroll" || overflowY === "scroll") break;
      }
      return true;
    }
  }, names);
}
