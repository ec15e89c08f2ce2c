import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import Conf from "conf";
import { expect, test } from "vitest";
import type { StoredEntry } from "../../electron/core/ports/storage.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { waiting } from "./outbox-entries.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { literal } from "../support/literal.ts";
import { plain } from "../../shared/domain/messages/content.ts";

const rounds = 100;
const writer = join(import.meta.dirname, "outbox-writer.ts");

test(`[OB1][OB3] after each of ${rounds} kills everything reported as durable is there, and nothing else`, async () => {
  const directory = join(temporaryDirectory(), "outbox");
  const expected = new Map<number, StoredEntry>();
  let order = 1;
  let deeds = 0;
  for (let round = 0; round < rounds; round += 1) {
    // The kill falls on a line chosen by the round and then somewhere in the deed after it.
    const lines = await linesUntilKilled(directory, order, 1 + ((round * 37) % 120));
    const last = lines.at(-1);
    deeds += lines.length;
    expect(lines.filter((line) => line.startsWith("failed"))).toEqual([]);
    for (const line of lines) if (line.startsWith("done")) apply(expected, line);
    const loaded = createOutboxStore({ directory, Store: Conf, log: () => {} }).load();
    expect(loaded.setAside).toEqual([]);
    if (last?.startsWith("begin") && !isAs(loaded.entries, expected)) apply(expected, last);
    expect(loaded.entries).toEqual([...expected.values()]);
    order = Math.max(order, ...lines.map((line) => Number(line.split(" ")[2]) + 1));
  }
  expect(deeds).toBeGreaterThan(rounds);
}, 300_000);

/** Kills the writer once it has said `count` lines; all it said until it was dead. */
async function linesUntilKilled(directory: string, firstOrder: number, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ["--no-warnings", writer, directory, String(firstOrder)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.split("\n").length > count) child.kill("SIGKILL");
  });
  await once(child, "close");
  return said.split("\n").filter((line) => line !== "");
}

/** What a deed makes of the queue. The one that was cut by the kill may or may not have been done. */
function apply(queue: Map<number, StoredEntry>, line: string): void {
  const [, deed, number] = line.split(" ");
  const order = Number(number);
  const held = queue.get(order) ?? waiting(order);
  if (deed === "remove") queue.delete(order);
  else if (deed === "doubt") queue.set(order, { ...held, mayHaveArrived: true });
  else if (deed === "refuse") queue.set(order, { ...held, refusal: literal(`no ${order}`) });
  else if (deed === "settle") queue.set(order, { ...held, mayHaveArrived: false });
  else if (deed === "revise") queue.set(order, { ...held, content: plain(`revised ${order}`) });
  else if (deed === "clear") queue.set(order, { ...held, refusal: null });
  else queue.set(order, held);
}

function isAs(entries: readonly StoredEntry[], queue: ReadonlyMap<number, StoredEntry>): boolean {
  const inShort = ({ clientId, content, mayHaveArrived, refusal }: StoredEntry) => [
    clientId,
    content.text,
    mayHaveArrived,
    refusal,
  ];
  return JSON.stringify(entries.map(inShort)) === JSON.stringify([...queue.values()].map(inShort));
}
