import { performance } from "node:perf_hooks";
import type { Log } from "../core/ports/log.ts";

/** Marks a step of the start once, as `parley:STEP` in Node's performance timeline. */
export function markStartup(step: string): void {
  const name = `parley:${step}`;
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}

/** Writes the steps so far as one line: ms since our first line, and of that since the process began. */
export function logStartup(log: Log): void {
  const marks = performance.getEntriesByType("mark").filter(({ name }) => name.startsWith("parley:"));
  const first = marks.find(({ name }) => name === "parley:main")?.startTime ?? 0;
  const steps = marks.map(({ name, startTime }) => [name.slice("parley:".length), Math.round(startTime - first)]);
  log("info", "started", { beforeMain: Math.round(first), steps: Object.fromEntries(steps) });
}
