/**
 * The child of the kill test: writes to the outbox named by its argument as fast as it can, and says on standard
 * output what it is about to do and what the store reported as durable, one line each, written before it goes on.
 */
import { writeSync } from "node:fs";
import Conf from "conf";
import type { StorageFault } from "../../electron/core/ports/storage.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import type { Result } from "../../shared/result.ts";
import { entry, name } from "./outbox-entries.ts";
import { literal } from "../support/literal.ts";

const [directory = "", firstOrder = "1"] = process.argv.slice(2);
const store = createOutboxStore({ directory, Store: Conf, log: () => {} });
store.load();

for (let order = Number(firstOrder); ; order += 1) {
  told("add", order, () => store.add(entry(order)));
  if (order % 2 === 0) told("doubt", order, () => store.markMayHaveArrived(name(order)));
  if (order % 3 === 0) told("refuse", order, () => store.markRefused(name(order), literal(`no ${order}`)));
  if (order % 4 === 0) told("settle", order, () => store.clearDoubt(name(order)));
  if (order % 3 === 0) told("revise", order, () => store.revise(name(order), plain(`revised ${order}`)));
  if (order % 6 === 0) told("clear", order, () => store.clearRefusal(name(order)));
  if (order % 5 !== 0) told("remove", order, () => store.remove(name(order)));
}

function told(deed: string, order: number, run: () => Result<void, StorageFault>): void {
  writeSync(1, `begin ${deed} ${order}\n`);
  const result = run();
  writeSync(1, `${result.ok ? "done" : "failed"} ${deed} ${order}\n`);
}
