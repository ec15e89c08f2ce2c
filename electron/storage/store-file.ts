/**
 * One JSON file of electron-store, written so that what is reported as saved is on the disk, whole. What conf 16 and
 * atomically 2.1 leave open is closed here:
 * - atomically puts up with a short write, so a full disk replaces a good file by a truncated one without an error:
 *   written under a name of its own, read back, compared, and only then renamed over the old one;
 * - it flushes the file but not the directory, so a flat battery may take the rename back: the directory is flushed;
 * - in a snap, and after EXDEV on Windows, conf writes in place and flushes nothing: there the file is flushed once
 *   more (not everywhere: on ext4 it costs a journal commit of its own);
 * - `.tmp-*` files of a killed process stay for ever: `sweepUnfinished`.
 */
import { accessSync, constants, existsSync, readdirSync, readFileSync, renameSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import type { StorageFault } from "../core/ports/storage.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { flushDirectory, flushFile, makeDirectory } from "./flush.ts";
import { retryWhileBusy } from "./retry-busy.ts";
import { privateFile } from "./private-files.ts";
import { causeOf, storageFault } from "./storage-fault.ts";

/** What we use of electron-store's class, and of conf's, its base, where there is no Electron. */
export interface Store {
  store: Record<string, unknown>;
}

export interface StoreClass {
  /** The file's name without `.json`: electron-store calls it `name` and conf `configName`, so both are given. */
  new (options: {
    readonly cwd: string;
    readonly name: string;
    readonly configName: string;
    readonly configFileMode: number;
    readonly serialize: (value: unknown) => string;
  }): Store;
}

export type Contents = Readonly<Record<string, unknown>>;

export type StoreFileState<T> =
  | { readonly state: "absent" }
  | { readonly state: "whole"; readonly contents: T }
  /** Not what was written here: it can be set aside. */
  | { readonly state: "damaged"; readonly detail: string }
  /** The system does not let us see it; it may be perfectly well. */
  | { readonly state: "unreadable"; readonly fault: StorageFault };

/** Looks at the file itself: electron-store reads an array and null as an empty store, and throws at garbage. */
export function readStoreFile<const Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): StoreFileState<v.InferOutput<Schema>> {
  let text: string;
  try {
    text = decoded(readFileSync(path));
  } catch (error) {
    return causeOf(error).code === "ENOENT"
      ? { state: "absent" }
      : { state: "unreadable", fault: storageFault(error, path) };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { state: "damaged", detail: `${basename(path)} is not JSON (${text.length} characters)` };
  }
  if (Array.isArray(parsed)) return { state: "damaged", detail: `${basename(path)} is a list` };
  const checked = v.safeParse(schema, parsed);
  if (checked.success) return { state: "whole", contents: checked.output };
  const where = checked.issues.map((issue) => v.getDotPath(issue) ?? issue.type);
  return { state: "damaged", detail: `${basename(path)} does not fit: ${where.join(", ")}` };
}

/** Editors on Windows put a byte-order mark at the head, and some shells write UTF-16. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
}

/**
 * Puts `contents` in `<directory>/<name>.json` in place of what is there. After a fault the old file is untouched,
 * or, when only the last flush failed, the new one is there whole.
 */
export function writeStoreFile(
  Store: StoreClass,
  directory: string,
  name: string,
  contents: Contents,
): Result<void, StorageFault> {
  const unproven = join(directory, `${name}${unprovenEnding}`);
  try {
    makeDirectory(directory);
    // atomically would try for a whole second where writing is denied.
    accessSync(directory, constants.W_OK);
    removeIfThere(unproven);
    const draft = basename(unproven, ".json");
    const options = { cwd: directory, name: draft, configName: draft, configFileMode: privateFile, serialize: compact };
    new Store(options).store = { ...contents };
    const fault = difference(unproven, contents);
    if (fault !== null) {
      sweepUnfinished(directory, `${name}.`);
      return err(fault);
    }
    if (mayWriteInPlace) flushFile(unproven);
    retryWhileBusy(() => renameSync(unproven, join(directory, `${name}.json`)));
    flushDirectory(directory);
    return ok();
  } catch (error) {
    sweepUnfinished(directory, `${name}.`);
    return err(storageFault(error, unproven));
  }
}

/** Takes the file away for good; one that is not there is fine. */
export function removeStoreFile(path: string): Result<void, StorageFault> {
  try {
    if (removeIfThere(path)) flushDirectory(dirname(path));
    return ok();
  } catch (error) {
    return err(storageFault(error, path));
  }
}

/**
 * Left over by a process that was killed while it wrote: nobody was told that these are saved. Best effort, here and
 * after a failed write (`of`: that file's name): what stays is never read, and is swept another time.
 */
export function sweepUnfinished(directory: string, of = ""): void {
  try {
    for (const name of readdirSync(directory))
      if (name.startsWith(of) && isUnfinished(name)) removeIfThere(join(directory, name));
  } catch {
    return;
  }
}

export function isUnfinished(name: string): boolean {
  return name.endsWith(unprovenEnding) || /\.tmp-[0-9]{10}[0-9a-f]{6}$/.test(name);
}

/** Moves a file into `damaged/` beside it, where nothing is overwritten. Returns where it is now. */
export function setAside(path: string): string {
  const shelf = join(dirname(path), "damaged");
  try {
    makeDirectory(shelf);
    const kept = freeName(shelf, basename(path));
    retryWhileBusy(() => renameSync(path, kept));
    flushDirectory(shelf);
    flushDirectory(dirname(path));
    return kept;
  } catch {
    // A disk that takes no rename keeps the file where it is; it is reported under that name and read by nobody.
    return path;
  }
}

const mayWriteInPlace = process.platform === "win32" || process.env["SNAP"] !== undefined;

const unprovenEnding = ".unproven.json";

const compact = (value: unknown): string => JSON.stringify(value);

function difference(path: string, contents: Contents): StorageFault | null {
  const expected = compact(contents);
  const written = readFileSync(path, "utf8");
  if (written === expected) return null;
  // A write that was cut inside a character reads back with replacement characters at its end, one for each byte.
  return expected.startsWith(written.replace(/\uFFFD{1,3}$/, ""))
    ? { type: "disk-full", detail: `only ${written.length} of ${expected.length} characters were written` }
    : { type: "damaged", detail: "what was read back is not what was written" };
}

function removeIfThere(path: string): boolean {
  try {
    retryWhileBusy(() => unlinkSync(path));
    return true;
  } catch (error) {
    if (causeOf(error).code === "ENOENT") return false;
    throw error;
  }
}

function freeName(directory: string, name: string): string {
  for (let copy = 0; ; copy += 1) {
    const candidate = join(directory, copy === 0 ? name : `${name}.${copy}`);
    if (!existsSync(candidate)) return candidate;
  }
}
