import { chmodSync, closeSync, openSync } from "node:fs";
import { chmod, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../core/ports/log.ts";
import { causeOf } from "./storage-fault.ts";

/** For this user alone, whatever the umask. On Windows modes say nothing: there the profile's folder is the person's. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/**
 * An empty file for this user alone where there is none; one that is there keeps its bytes. A disk that knows no modes,
 * or not this one, is no reason to do without the file.
 */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, "a", privateFile));
  try {
    chmodSync(path, privateFile);
  } catch {
    return;
  }
}

/** What we keep below `userData`; all else there is Chromium's own, which it makes private by itself. */
const ours = ["damaged", "logs", "workspaces", "secrets.json", "settings.json", "window.json"];

/**
 * Makes private what an earlier version, or a copy from elsewhere, left open to others. `userData` itself stays as it is:
 * it may be a folder that IT chose. What cannot be changed is logged.
 */
export async function closeToOthers(userData: string, log: Log): Promise<void> {
  if (process.platform === "win32") return;
  for (const name of ours) await close(join(userData, name), log);
}

async function close(path: string, log: Log): Promise<void> {
  try {
    const found = await lstat(path);
    // Links are followed nowhere: what they lead to is not ours.
    if (!found.isDirectory() && !found.isFile()) return;
    if ((found.mode & 0o077) !== 0) await chmod(path, found.isDirectory() ? privateFolder : privateFile);
    if (!found.isDirectory()) return;
    for (const name of await readdir(path)) await close(join(path, name), log);
  } catch (error) {
    // Files come and go while this looks.
    const { code, message } = causeOf(error);
    if (code !== "ENOENT") log("warn", "file-not-private", { detail: message });
  }
}
