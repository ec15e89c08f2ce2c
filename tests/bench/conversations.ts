import type { Page } from "@playwright/test";
import type { Figure, Bench } from "./figure.ts";
import { countWork } from "./in-page.ts";
import { launch, onDemoServer, signIn, type BenchApp } from "./parley.ts";
import { spread } from "./stats.ts";
import { fillArchive, openArchive, roomOf } from "../support/big-archive.ts";
import { message, messageId, partner } from "../support/builders.ts";

const sizes = [200, 20_000, 100_000] as const;
const rounds = 3;
const messages = 20;

/** Opened without a network, from an archive with so many conversations and as many people. */
export const conversations: Bench = {
  name: "conversations",
  run: () =>
    onDemoServer(async (server, folder) => {
      const first = await launch(folder);
      await signIn(first, server, "alice");
      await first.quit();
      await server.pause();
      const figures: Figure[] = [];
      for (const size of sizes) {
        fillArchive(folder, size);
        figures.push(...(await opened(folder, size)));
      }
      return figures;
    }),
};

interface Opening {
  readonly painted: number;
  readonly whole: number;
  readonly inPage: number;
  readonly inMain: number;
}

async function opened(folder: string, size: number): Promise<readonly Figure[]> {
  const openings: Opening[] = [];
  const work: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const parley = await launch(folder);
    openings.push(await opening(parley, size));
    work.push(await workOfMessage(parley, size));
    await parley.quit();
  }
  const of = (what: keyof Opening) => spread(openings.map((one) => one[what]));
  const name = `${size.toLocaleString("en")} conversations`;
  const reading = { what: "reading the rows only", measured: spread(readings(folder)) };
  return [
    { name: `${name}: first line of main → first rows painted`, unit: "ms", measured: of("painted"), reach: null },
    { name: "… → all of them in the list", unit: "ms", measured: of("whole"), reach: null, floor: reading },
    { name: "… longest task of the page", unit: "ms", measured: of("inPage"), reach: { median: 50 } },
    {
      name: "… longest turn of main after the window is there",
      unit: "ms",
      measured: of("inMain"),
      reach: { median: 50 },
    },
    {
      name: "… work of the page for a message into any of them",
      unit: "ms",
      measured: spread(work),
      reach: { median: 50 },
    },
  ];
}

/** Times are ms since the first line of main. */
async function opening({ app, page }: BenchApp, size: number): Promise<Opening> {
  await app.evaluate(({ app: electron }) => {
    // Main's own module is reached by its process, as its bundle keeps what it imports to itself.
    const { monitorEventLoopDelay } = process.getBuiltinModule("node:perf_hooks");
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    Object.assign(electron, { parleyBenchDelay: delay });
  });
  const began = await app.evaluate(() => {
    const [mark] = performance.getEntriesByName("parley:main");
    return mark ? performance.timeOrigin + mark.startTime : Number.NaN;
  });
  const seen = await page.evaluate(async (count) => {
    const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    const now = (): number => performance.timeOrigin + performance.now();
    const tasks: number[] = [0];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
      buffered: true,
    });
    const mark = () => performance.getEntriesByName("parley:conversations-painted")[0];
    while (!mark()) await wait();
    const sizeOfList = () =>
      Number(document.querySelector("nav[aria-label='Conversations'] li")?.getAttribute("aria-setsize"));
    while (sizeOfList() < count) await wait();
    const whole = now();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { painted: performance.timeOrigin + (mark()?.startTime ?? 0), whole, inPage: Math.max(...tasks) };
  }, size);
  const inMain = await app.evaluate(({ app: electron }) => {
    const { parleyBenchDelay } = electron as typeof electron & { parleyBenchDelay: { max: number } };
    return parleyBenchDelay.max / 1e6;
  });
  return { painted: seen.painted - began, whole: seen.whole - began, inPage: seen.inPage, inMain };
}

/** The page's own work, ms, as messages come one by one into conversations all over the list. */
async function workOfMessage({ app, page }: BenchApp, size: number): Promise<number> {
  await untilNothingHappens(page);
  const work = await countWork(page);
  let worked = 0;
  let next = 0;
  for (let index = 0; index < messages; index += 1) {
    const number = 1 + Math.floor((index * size) / messages);
    const posted = message({
      id: messageId(10_000_000 + index),
      channel: roomOf(number, size).id,
      author: partner(1_000),
      sentAt: Date.now(),
    });
    // Main counts its events, of which there are others now and then, and knows nothing of ours.
    const { seq, workspace } = await page.evaluate(async () => {
      const snapshot = await window.parley.invoke("snapshot", {});
      return { seq: snapshot.seq, workspace: snapshot.app.workspaces[0]?.id };
    });
    const event = { type: "message-posted", message: posted, isSilent: false };
    next = Math.max(next, seq);
    const batch = JSON.stringify({ first: next, events: [{ type: "workspace-event", workspace, event }] });
    next += 1;
    const before = await work();
    await app.evaluate(
      ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0]?.webContents.send("parley:events", told),
      batch,
    );
    await page.locator(`nav li[aria-posinset="1"] button[aria-label^="room ${number},"]`).waitFor();
    worked += (await work()) - before;
  }
  return worked / messages;
}

/** Main numbers its events; ours would be lost beside one of its own with the same number. */
async function untilNothingHappens(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const lastNumber = async (): Promise<number> => (await window.parley.invoke("snapshot", {})).seq;
    for (let before = -1, now = await lastNumber(); now !== before; now = await lastNumber()) {
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  });
}

/** In a process that does nothing else. */
function readings(folder: string): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const archive = openArchive(folder);
    const began = performance.now();
    for (let last = archive.conversationsAfter(null, 250); !last.isEnd;)
      last = archive.conversationsAfter(last.last, 250);
    for (let last = archive.peopleAfter(null, 250); !last.isEnd;) last = archive.peopleAfter(last.last, 250);
    const took = performance.now() - began;
    archive.close();
    return took;
  });
}
