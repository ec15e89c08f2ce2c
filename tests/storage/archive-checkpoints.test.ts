import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createArchive } from "../../electron/storage/archive.ts";
import { channelId, message, messageId } from "../support/builders.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("what is written goes into the database file while the archive is open, and its log stays small", async () => {
  const directory = temporaryDirectory();
  const archive = createArchive({ directory, log: () => {}, onRebuilt: () => {} });
  const sizeOf = (name: string): number => statSync(join(directory, name)).size;
  const empty = sizeOf("archive-1.sqlite");
  const write = (from: number): void => {
    for (let id = from; id < from + 1_500; id += 1)
      archive.saveMessages(channelId(1), [message({ id: messageId(id), body: "x".repeat(500) })], null);
  };
  for (let from = 1; from < 9_000; from += 1_500) {
    const before = sizeOf("archive-1.sqlite");
    write(from);
    await vi.waitFor(() => expect(sizeOf("archive-1.sqlite")).toBeGreaterThan(before), 20_000);
  }
  expect(sizeOf("archive-1.sqlite")).toBeGreaterThan(empty + 4_000_000);
  expect(sizeOf("archive-1.sqlite-wal")).toBeLessThan(40_000_000);
  archive.close();
});
