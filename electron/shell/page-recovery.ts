import type { PageStart } from "../../shared/ipc/page-start.ts";

/** After so long without a crash the next one counts as the first, ms. */
const quietTime = 5 * 60_000;
const longestDelay = 30_000;

export interface PageRecovery {
  /** The page has crashed: answers how it begins again, after how many ms, and the how manieth time that is. */
  crashed(): { readonly start: PageStart; readonly delay: number; readonly crashes: number };
  /** The person wants all of it back. Crashes that were a moment ago still count. */
  startUsually(): void;
}

/**
 * What becomes of a page that crashes.
 *
 * [PC1] It always begins again: at once the first time, and then after a pause that grows to half a minute.
 * [PC2] From the second crash on it begins with less, for it may be a picture or a conversation that ends it.
 * [PC3] It begins with everything again when the person says so, or when the program is started anew.
 *
 * @param now ms of a clock that nobody sets
 */
export function createPageRecovery(now: () => number): PageRecovery {
  let crashes = 0;
  let last = Number.NEGATIVE_INFINITY;
  let start: PageStart = "usual";
  return {
    crashed() {
      crashes = now() - last < quietTime ? crashes + 1 : 1;
      last = now();
      if (crashes > 1) start = crashes === 2 && start === "usual" ? "without-pictures" : "without-conversation";
      const delay = crashes === 1 ? 0 : Math.min(longestDelay, 1_000 * 2 ** (crashes - 2));
      return { start, delay, crashes };
    },
    startUsually() {
      start = "usual";
    },
  };
}
