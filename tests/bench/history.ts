import type { Page } from "@playwright/test";
import type { Bench, Figure } from "./figure.ts";
import { watch } from "./in-page.ts";
import { conversationOf, launch, onDemoServer, openConversation, signIn, type BenchApp } from "./parley.ts";
import { spread } from "./stats.ts";
import { english } from "../../shared/text/languages.ts";

const rounds = 15;
const sizes = [5_000, 20_000] as const;
const scrolled = 2_000;

/** Long conversations that the archive has: opened, left and opened again, and scrolled back through. */
export const history: Bench = {
  name: "history",
  run: () =>
    onDemoServer(async (server, folder) => {
      for (const size of sizes) conversationOf(server, `long-${size}`, size);
      conversationOf(server, "short", 100);

      const parley = await launch(folder);
      await signIn(parley, server, "alice");
      for (const size of sizes) await readIntoArchive(parley.page, `long-${size}`, size);
      await openConversation(parley, "short");
      await watch(parley.page);

      const figures: Figure[] = [];
      for (const size of sizes) {
        const there: number[] = [];
        const back: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          there.push(await opened(parley.page, `long-${size}`));
          back.push(await opened(parley.page, "short"));
        }
        const thousands = size.toLocaleString("en");
        const reach = { median: 50 };
        figures.push({ name: `open a conversation of ${thousands}`, unit: "ms", measured: spread(there), reach });
        figures.push({ name: `… and back`, unit: "ms", measured: spread(back), reach });
      }
      figures.push(...(await scrollBack(parley)));
      await parley.quit();
      return figures;
    }),
};

/** Pages through the whole conversation once, as scrolling does, so that the archive has it. */
async function readIntoArchive(page: Page, name: string, size: number): Promise<void> {
  await page.evaluate(
    async ({ wanted, count }) => {
      const { app } = await window.parley.invoke("snapshot", {});
      const state = app.workspaces[0];
      const conversation = state?.conversations.chunks.flat().find(([, one]) => one.name === wanted)?.[1];
      if (!state || !conversation) throw new Error(`no conversation ${wanted}`);
      const where = { workspace: state.id, channel: conversation.id };
      const newest = await window.parley.invoke("openTimeline", { ...where, anchor: null });
      let oldest = newest.ok ? newest.value.messages : [];
      let known = oldest.length;
      while (known < count && oldest[0]) {
        const from = oldest[0].id;
        const older = await window.parley.invoke("extendTimeline", { ...where, side: "older", from, limit: 200 });
        if (!older.ok) throw new Error(english.say(older.error.text));
        oldest = older.value.messages;
        known += oldest.length;
      }
    },
    { wanted: name, count: size },
  );
}

/** From the click until rows of that conversation have been painted, ms. */
async function opened(page: Page, name: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const list = document.querySelector("nav[aria-label='Conversations']");
    const entry = [...(list?.querySelectorAll("button, a") ?? [])].find(
      (one) => one.getAttribute("aria-label")?.split(",")[0] === wanted,
    );
    if (!(entry instanceof HTMLElement)) throw new Error(`no conversation ${wanted} in the list`);
    const started = performance.now();
    entry.click();
    for (;;) {
      await new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => resolve());
          port1.start();
          port2.postMessage(null);
        });
      });
      const log = document.querySelector(`[role=log][aria-label='Messages in ${wanted}']`);
      if (log?.querySelector("[role=article]")) return performance.now() - started;
    }
  }, name);
}

async function scrollBack(parley: BenchApp): Promise<readonly Figure[]> {
  const { page } = parley;
  await openConversation(parley, "long-20000");
  const heapBefore = await heap(page);
  const scrolling = await page.evaluate(async (target) => {
    const log = document.querySelector("[role=log]");
    let scroller: Element | null | undefined = log;
    while (scroller && getComputedStyle(scroller).overflowY === "visible") scroller = scroller.parentElement;
    if (!log || !scroller) throw new Error("no log to scroll");
    const seen = new Set<string>();
    const frames: number[] = [];
    let last = performance.now();
    while (seen.size < target) {
      scroller.scrollTop -= 60;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames.push(now - last);
      last = now;
      if (frames.length > 5_000) throw new Error(`only ${seen.size} messages came by`);
      for (const row of log.querySelectorAll<HTMLElement>("[data-row]")) seen.add(row.dataset["row"] ?? "");
    }
    return { passed: seen.size, frames };
  }, scrolled);
  const heapAfter = await heap(page);
  return [
    {
      name: `scroll up through ${scrolling.passed.toLocaleString("en")} messages, frames a second`,
      unit: "fps",
      measured: spread(scrolling.frames.map((ms) => 1_000 / ms)),
      reach: { median: 60 },
    },
    { name: "… slowest frames (p95)", unit: "ms", measured: spread(scrolling.frames), reach: null },
    {
      name: "… heap afterwards against before",
      unit: "MB grown",
      measured: (heapAfter - heapBefore) / 2 ** 20,
      reach: null,
    },
  ];
}

async function heap(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.detach();
  return usedSize;
}
