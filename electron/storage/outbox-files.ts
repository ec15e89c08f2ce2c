import { createHash } from "node:crypto";
import { constants, createReadStream, readdirSync, renameSync, statSync } from "node:fs";
import { lstat, open, rm, type FileHandle } from "node:fs/promises";
import { basename, join } from "node:path";
import * as v from "valibot";
import type { FileFault, OutboxFiles } from "../core/ports/files.ts";
import type { Log } from "../core/ports/log.ts";
import type { NewId } from "../core/ports/clock.ts";
import type { OutboxFile } from "../../shared/domain/outbox/types.ts";
import { visibleFileName } from "../../shared/names/file-kind.ts";
import { FileId } from "../../shared/ids.ts";
import type { FileSource } from "../../shared/ipc/commands/file-commands.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { flushDirectory, makeDirectory } from "./flush.ts";
import { mimetypeOf } from "./mimetype.ts";
import { retryWhileBusy } from "./retry-busy.ts";
import { privateFile } from "./private-files.ts";
import { causeOf, storageFault } from "./storage-fault.ts";
import { removeStoreFile } from "./store-file.ts";

/** All that is ever in memory of a file while it is copied, bytes. */
const chunk = 2 ** 20;

/**
 * The copies as a directory: `<file id>` is one, `<file id>.part` is one that is being made. A copy gets its name when
 * the disk has it and reading it back gave what was read from the original; it is never changed after that.
 */
export function createOutboxFiles(of: {
  /** Absolute; made when it is missing. Belongs to these files alone. */
  readonly directory: string;
  readonly newId: NewId;
  readonly log: Log;
}): OutboxFiles {
  const { directory, newId, log } = of;
  const pathOf = (file: FileId): string => join(directory, file);
  /** Made in this life: no left-overs, whether a message has them or not. */
  const ours = new Set<string>();

  async function keep(source: FileSource, limit: number): Promise<Result<OutboxFile, FileFault>> {
    const id = v.parse(FileId, newId());
    ours.add(id);
    const name = visibleFileName(source.type === "path" ? basename(source.path) : source.name);
    const original = await originalOf(source, limit);
    if (!original.ok) return original;
    const { parts, close } = original.value;
    try {
      const size = await copy(parts, limit, `${pathOf(id)}.part`);
      if (!size.ok) return size;
      retryWhileBusy(() => renameSync(`${pathOf(id)}.part`, pathOf(id)));
      flushDirectory(directory);
      return ok({ id, name, mimetype: mimetypeIn(source, name), size: size.value });
    } catch (error) {
      return err(storageFault(error, pathOf(id)));
    } finally {
      await close();
      await rm(`${pathOf(id)}.part`, { force: true }).catch((error: unknown) =>
        log("warn", "copy-not-removed", { detail: causeOf(error).message }),
      );
    }
  }

  async function copy(
    parts: AsyncIterable<Uint8Array>,
    limit: number,
    path: string,
  ): Promise<Result<number, FileFault>> {
    makeDirectory(directory);
    const target = await open(path, "wx+", privateFile);
    try {
      const before = createHash("sha256");
      let size = 0;
      for await (const part of sourceParts(parts)) {
        if (part instanceof Unreadable) return err({ type: "unreadable", detail: part.message });
        size += part.byteLength;
        if (size > limit) return err({ type: "too-large", size });
        before.update(part);
        await writeWhole(target, part);
      }
      await target.sync();
      const kept = createHash("sha256");
      for await (const part of partsOf(target, 0)) kept.update(part);
      return kept.digest("hex") === before.digest("hex")
        ? ok(size)
        : err({ type: "damaged", detail: "what was read back is not what was written" });
    } finally {
      await target.close();
    }
  }

  return {
    keep,

    open(file) {
      const path = pathOf(file.id);
      try {
        const found = statSync(path);
        if (!found.isFile() || found.size !== file.size)
          return err({ type: "damaged", detail: `${file.id} has ${found.size} bytes, not ${file.size}` });
      } catch (error) {
        return err(storageFault(error, path));
      }
      return ok({ size: file.size, read: () => createReadStream(path, { highWaterMark: chunk }) });
    },

    remove: (file) => removeStoreFile(pathOf(file)),

    sweep(kept) {
      const names: ReadonlySet<string> = kept;
      for (const name of namesIn(directory)) {
        const id = name.replace(/\.part$/, "");
        if (ours.has(id) || names.has(name)) continue;
        const swept = removeStoreFile(join(directory, name));
        if (!swept.ok) log("warn", "copy-not-swept", { fault: swept.error });
      }
    },
  };
}

interface Original {
  readonly parts: AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/**
 * Opened once and looked at through the handle, so that what was checked is what is read. A link is not followed: under
 * a harmless name it could stand for any file of the person.
 */
async function originalOf(source: FileSource, limit: number): Promise<Result<Original, FileFault>> {
  if (source.type === "withheld") return err({ type: "too-large", size: source.size });
  if (source.type === "bytes") return ok({ parts: one(source.bytes), close: () => Promise.resolve() });
  try {
    // Windows knows no O_NOFOLLOW.
    if ((await lstat(source.path)).isSymbolicLink()) return err({ type: "not-a-file", what: "link" });
    // Without O_NONBLOCK a pipe would be waited for.
    const handle = await open(source.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = await handle.stat();
    const close = (): Promise<void> => handle.close();
    if (found.isFile() && found.size <= limit) return ok({ parts: partsOf(handle, null), close });
    await close();
    if (found.isFile()) return err({ type: "too-large", size: found.size });
    return err({ type: "not-a-file", what: found.isDirectory() ? "folder" : "device" });
  } catch (error) {
    const { code, message } = causeOf(error);
    if (code === "ELOOP") return err({ type: "not-a-file", what: "link" });
    // How Windows and a socket answer.
    if (code === "EISDIR") return err({ type: "not-a-file", what: "folder" });
    if (code === "ENXIO") return err({ type: "not-a-file", what: "device" });
    return err({ type: "unreadable", detail: message });
  }
}

/** What the original's own disk says is not what the copy's says. */
class Unreadable extends Error {
  override readonly name = "Unreadable";
}

async function* sourceParts(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | Unreadable> {
  try {
    yield* parts;
  } catch (error) {
    yield new Unreadable(causeOf(error).message);
  }
}

/** Each part is good until the next is asked for. `from` null: on from where the handle is. */
async function* partsOf(handle: FileHandle, from: number | null): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(chunk);
  let at = from;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, chunk, at);
    if (bytesRead === 0) return;
    if (at !== null) at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A disk that is just full takes a part of the bytes, and says so only the next time. */
async function writeWhole(target: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.byteLength;) {
    const { bytesWritten } = await target.write(bytes, written, bytes.byteLength - written, null);
    written += bytesWritten;
  }
}

function mimetypeIn(source: FileSource, name: string): string {
  const isKnown = source.type === "bytes" && /^[\w.+-]+\/[\w.+-]+$/.test(source.mimetype);
  return isKnown ? source.mimetype : mimetypeOf(name);
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    // There is none before the first file.
    return [];
  }
}
