import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { privateFolder } from "./private-files.ts";

/** Returns when the disk has the file's bytes. */
export function flushFile(path: string): void {
  flush(path, "r+");
}

/** Returns when the disk has the directory's names. Windows has no such call; NTFS journals names by itself. */
export function flushDirectory(path: string): void {
  if (process.platform !== "win32") flush(path, "r");
}

/** The directory and all above it that are missing, for this user alone, on disk when this returns. */
export function makeDirectory(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: privateFolder });
  if (first === undefined) return;
  for (let made = path; made !== dirname(first); made = dirname(made)) flushDirectory(dirname(made));
}

function flush(path: string, flags: "r" | "r+"): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
