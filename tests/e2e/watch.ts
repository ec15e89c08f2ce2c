import type { Page } from "@playwright/test";

/** What a window has shown of something from one moment on, until it showed something else. */
export interface Sighting {
  readonly says: string;
  /** ms since 1970. */
  readonly at: number;
}

/** All sightings so far, oldest first. Fails once the page was loaded anew. */
export type Watch = () => Promise<readonly Sighting[]>;

/** Watches what the status "Connection" says. */
export function watchConnection(page: Page): Promise<Watch> {
  return watch(page, "[role=status][aria-label=Connection]", "", null);
}

/** Watches the delivery state of a message; one that is not there is *none*, one that is there twice *sent and sent*. */
export function watchDelivery(page: Page, text: string): Promise<Watch> {
  return watch(page, "[role=article]", text, "data-delivery");
}

/** What was shown, in order, without the times. */
export async function saidBy(watched: Watch): Promise<readonly string[]> {
  return (await watched()).map(({ says }) => says);
}

async function watch(page: Page, selector: string, words: string, attribute: string | null): Promise<Watch> {
  const sightings = await page.evaluateHandle(
    ([found, holding, named]) => {
      const seen: { says: string; at: number }[] = [];
      const look = (): void => {
        const said = [...document.querySelectorAll(found)]
          .filter(({ textContent }) => textContent.includes(holding))
          .map((one) => (named === null ? one.textContent : (one.getAttribute(named) ?? "")));
        const says = said.length > 0 ? said.join(" and ") : "none";
        if (says !== seen.at(-1)?.says) seen.push({ says, at: Date.now() });
      };
      look();
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      return seen;
    },
    [selector, words, attribute] as const,
  );
  return () => sightings.jsonValue();
}
