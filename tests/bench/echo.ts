import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./figure.ts";
import { notes, paintedAt } from "./in-page.ts";
import { inConversation } from "./parley.ts";
import { spread } from "./stats.ts";

const rounds = 60;

/** Enter in the composer: the echo is painted, and by then the entry is on disk ([OB3]: saved, then told). */
export const echo: Bench = {
  name: "echo",
  run: () =>
    inConversation(180, async ({ page, userData }) => {
      const composer = page.getByRole("textbox", { name: "Message bench" });
      const echoes: number[] = [];
      const floor: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const word = `echo-${round}`;
        await composer.fill(`I will be there at ten #${word}#`);
        await composer.press("Enter");
        const painted = await paintedAt(page, word);
        echoes.push(painted - (await notes(page)).enterAt);
        floor.push(bareWrite(userData, round));
      }
      return [
        {
          name: "Enter → echo painted, entry durable (180 messages loaded)",
          unit: "ms",
          measured: spread(echoes),
          reach: { median: 20, p95: 33 },
          floor: { what: "a bare fsynced atomic write", measured: spread(floor) },
        },
      ];
    }),
};

/** Temporary file, fsync, rename: the least that durable means. Answers its ms. */
export function bareWrite(folder: string, round: number): number {
  const directory = join(folder, "bare");
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${round}.json`);
  const started = performance.now();
  const file = openSync(`${path}.tmp`, "w");
  writeSync(file, JSON.stringify({ text: "I will be there at ten", order: round }));
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.tmp`, path);
  return performance.now() - started;
}
