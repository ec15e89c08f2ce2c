import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Bench } from "./figure.ts";
import { launch, launchBare, onDemoServer, openConversation, signIn } from "./parley.ts";

const idleMinutes = 5;
const floorMinutes = 1;
const settleSeconds = 20;

/** 200 conversations, one of them open, then five minutes in which nobody does anything. */
export const memory: Bench = {
  name: "memory",
  run: () =>
    onDemoServer(async (server, folder) => {
      server.seedChannels(200, "alice", "bob");
      const parley = await launch(folder);
      await signIn(parley, server, "alice");
      await openConversation(parley, "project 001");
      const pids = family(parley.app.process().pid ?? 0);
      const wakeUpsBefore = wakeUps(pids);
      await sleep(idleMinutes * 60_000);
      const perMinute = (wakeUps(pids) - wakeUpsBefore) / idleMinutes;
      await blur(parley.page);
      const withoutCaretBefore = wakeUps(pids);
      await sleep(floorMinutes * 60_000);
      const withoutCaret = (wakeUps(pids) - withoutCaretBefore) / floorMinutes;
      const windows = pids.filter((pid) => commandLine(pid).includes("--type=renderer"));
      const figures = [
        {
          name: "memory of all windows, 200 conversations, idle 5 min (PSS)",
          unit: "MB",
          measured: megabytes(windows),
          reach: { median: 150 },
        },
        { name: "memory of all processes (PSS)", unit: "MB", measured: megabytes(pids), reach: null },
        {
          name: "wake-ups of all processes while idle, the caret blinking in the composer",
          unit: "per minute",
          measured: perMinute,
          reach: null,
          floor: { what: "one empty window of Electron", measured: await bareWakeUps() },
        },
        { name: "… without a caret", unit: "per minute", measured: withoutCaret, reach: null },
      ] as const;
      await parley.quit();
      return figures;
    }),
};

/** Wake-ups a minute of an Electron with one empty window. */
async function bareWakeUps(): Promise<number> {
  const bare = await launchBare();
  // Its own beginning does not count, nor what lives no longer than that.
  await sleep(settleSeconds * 1_000);
  const pids = family(bare.process().pid ?? 0);
  const before = wakeUps(pids);
  await sleep(floorMinutes * 60_000);
  const perMinute = (wakeUps(pids) - before) / floorMinutes;
  await bare.close();
  return perMinute;
}

/** Takes the focus out of the page, and with it the caret. */
function blur(page: Page): Promise<void> {
  return page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** A process and all below it. */
function family(root: number): readonly number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const status = read(`/proc/${name}/status`);
        const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
        return parent === undefined ? [] : [[Number(name), Number(parent)] as const];
      }),
  );
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

/** Proportional set size: shared pages count by their share. */
function megabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024;
}

/** How often a thread of these went to sleep of its own accord, each of which ended in a wake-up. */
function wakeUps(pids: readonly number[]): number {
  const counts = pids.flatMap((pid) =>
    readdirSync(`/proc/${pid}/task`).map((thread) => {
      const status = read(`/proc/${pid}/task/${thread}/status`);
      return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    }),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}

function commandLine(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

/** Empty when the process is gone meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
