import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { err, ok } from "../../shared/result.ts";
import type { Downloads, StorageFault } from "../core/ports/storage.ts";
import type { Log } from "../core/ports/log.ts";
import { fileName, numbered } from "./file-name.ts";
import { retryWhileBusy } from "./retry-busy.ts";
import { causeOf, storageFault } from "./storage-fault.ts";

/**
 * `Downloads.save` into a folder that is looked up for each file, as the person may move it. The bytes go to a hidden
 * file of another name; only when the disk has all of them is that one renamed.
 */
export function createDownloadsFolder(options: {
  readonly folder: () => string;
  readonly log: Log;
  readonly isWindows?: boolean;
}): Downloads["save"] {
  const { folder, log, isWindows = process.platform === "win32" } = options;

  /** Makes Windows ask before it runs the file. A disk without streams, such as a FAT one, cannot keep the mark. */
  async function markAsForeign(path: string): Promise<void> {
    try {
      await writeFile(`${path}:Zone.Identifier`, "[ZoneTransfer]\r\nZoneId=3\r\n");
    } catch (error) {
      log("info", "download-not-marked", { detail: causeOf(error).message });
    }
  }

  return async (name, bytes) => {
    const directory = folder();
    const unfinished = join(directory, `.parley-${randomUUID()}.part`);
    try {
      await mkdir(directory, { recursive: true });
      await writeWhole(unfinished, bytes);
      if (isWindows) await markAsForeign(unfinished);
      return ok(await renameToFree(unfinished, directory, fileName(name)));
    } catch (error) {
      return err(await abandoned(unfinished, error));
    }
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name is taken by an empty file first: of two that want it at once only one gets it, and none is overwritten. */
async function renameToFree(from: string, directory: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(directory, number === 1 ? name : numbered(name, number));
    if (!(await take(path))) continue;
    try {
      retryWhileBusy(() => renameSync(from, path));
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if (causeOf(error).code === "EEXIST") return false;
    throw error;
  }
}

/** Takes back what was written; on a disk that does not even let go of it, the first fault is still the one to tell. */
async function abandoned(unfinished: string, error: unknown): Promise<StorageFault> {
  const fault = storageFault(error, unfinished);
  return rm(unfinished, { force: true }).then(
    () => fault,
    (left: unknown) => ({ ...fault, detail: `${fault.detail}; ${causeOf(left).message}` }),
  );
}
