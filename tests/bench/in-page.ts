import type { Page } from "@playwright/test";
import type { Bridge } from "../../shared/ipc/bridge.ts";

/** What the page notes down while it is being measured. Times are ms since 1970, as every process here counts them. */
interface Notes {
  /** Main-thread tasks over 50 ms, in ms. */
  readonly longTasks: number[];
  /** When Enter was last pressed. */
  enterAt: number;
  /** Settles when the row that holds `#word#` has been painted, with when that was. */
  painted(word: string): Promise<number>;
}

declare global {
  interface Window {
    /** Exposed by the preload. */
    readonly parley: Bridge;
    parleyBench: Notes;
  }
}

/** Starts to note when words of the form `#word#` reach the screen, long tasks, and Enter. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Map<string, { promise: Promise<number>; resolve: (at: number) => void }>();
    const slot = (word: string) => {
      const known = seen.get(word);
      if (known) return known;
      let resolve: (at: number) => void = () => {};
      const promise = new Promise<number>((settle) => {
        resolve = settle;
      });
      const made = { promise, resolve };
      seen.set(word, made);
      return made;
    };
    const noted: Notes = { longTasks: [], enterAt: 0, painted: (word) => slot(word).promise };
    window.parleyBench = noted;
    /** The frame callback runs before the paint, a message posted from it after. */
    const afterPaint = (run: (at: number) => void): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => run(performance.timeOrigin + performance.now()));
        port1.start();
        port2.postMessage(null);
      });
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (!(change.target instanceof Element) || !change.target.closest("[role=log]")) continue;
        for (const node of change.addedNodes)
          for (const [, word = ""] of (node.textContent ?? "").matchAll(/#([\w-]+)#/g))
            afterPaint((at) => slot(word).resolve(at));
      }
    }).observe(document.body, { childList: true, subtree: true });
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter") noted.enterAt = performance.timeOrigin + event.timeStamp;
      },
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) noted.longTasks.push(task.duration);
    }).observe({ type: "longtask" });
  });
}

/** Waits until a marked word is on the screen; answers when that was. */
export function paintedAt(page: Page, word: string): Promise<number> {
  return page.evaluate((wanted) => window.parleyBench.painted(wanted), word);
}

export function notes(page: Page): Promise<Pick<Notes, "longTasks" | "enterAt">> {
  return page.evaluate(() => ({ longTasks: window.parleyBench.longTasks, enterAt: window.parleyBench.enterAt }));
}

/** Milliseconds of main-thread work of the page from now until asked, by Chromium's own count. */
export async function countWork(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const total = async (): Promise<number> => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
  };
  const before = await total();
  return async () => (await total()) - before;
}

/** Puts copies of the last row below it, one by one as they are painted: what a row costs Chromium, without us. */
export async function copyLastRow(page: Page, rounds: number): Promise<void> {
  await page.evaluate(async (count) => {
    const row = [...document.querySelectorAll("[role=log] [data-row]")].at(-1);
    if (!row) throw new Error("no row to copy");
    for (let round = 0; round < count; round += 1) {
      row.parentElement?.append(row.cloneNode(true));
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => resolve());
          port1.start();
          port2.postMessage(null);
        });
      });
    }
  }, rounds);
}
