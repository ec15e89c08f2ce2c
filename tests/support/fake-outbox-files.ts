import * as v from "valibot";
import { drawPng } from "../../electron/demo/png.ts";
import type { FileFault, OutboxFiles } from "../../electron/core/ports/files.ts";
import type { StorageFault } from "../../electron/core/ports/storage.ts";
import type { OutboxFile } from "../../shared/domain/outbox/types.ts";
import { FileId } from "../../shared/ids.ts";
import type { FileSource } from "../../shared/ipc/commands/file-commands.ts";
import { err, ok } from "../../shared/result.ts";
import { uuid } from "./builders.ts";

/** Copies on a disk that survives the runner. A file "of" so many bytes is enough: it begins as a picture does. */
export interface FakeOutboxFiles extends OutboxFiles {
  /** Ids of what is on disk. */
  ids(): readonly FileId[];
  /** As `keep` of a file of that size, done already. */
  put(size: number, name?: string): OutboxFile;
  /** From now on copying fails like this; null mends it. */
  break(fault: FileFault | null): void;
  /** A new life begins: what was made before is a left-over unless a message has it. */
  restart(): void;
}

const picture = drawPng(1, 1, () => [0, 0, 0]);

export function createFakeOutboxFiles(): FakeOutboxFiles {
  const disk = new Map<FileId, OutboxFile>();
  const ours = new Set<FileId>();
  let made = 0;
  let fault: FileFault | null = null;

  const put = (size: number, name = `file ${made + 1}.png`): OutboxFile => {
    made += 1;
    const file = { id: v.parse(FileId, uuid(0x9000 + made)), name, mimetype: "image/png", size };
    disk.set(file.id, file);
    ours.add(file.id);
    return file;
  };

  async function* bytesOf(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; left -= 100) {
      const part = new Uint8Array(Math.min(100, left));
      if (left === size) part.set(picture.subarray(0, part.length));
      yield await Promise.resolve(part);
    }
  }

  return {
    put,
    ids: () => [...disk.keys()],
    break: (next) => {
      fault = next;
    },
    restart: () => ours.clear(),
    keep(source: FileSource, limit) {
      const size = source.type === "bytes" ? source.bytes.byteLength : source.type === "withheld" ? source.size : 100;
      if (fault) return Promise.resolve(err(fault));
      if (size > limit) return Promise.resolve(err({ type: "too-large", size }));
      const name = source.type === "path" ? (source.path.split("/").at(-1) ?? "") : source.name;
      return Promise.resolve(ok(put(size, name)));
    },
    open(file) {
      const gone: StorageFault = { type: "other", detail: "ENOENT" };
      return disk.has(file.id) ? ok({ size: file.size, read: () => bytesOf(file.size) }) : err(gone);
    },
    remove(file) {
      disk.delete(file);
      return ok();
    },
    sweep(kept) {
      for (const id of disk.keys()) if (!kept.has(id) && !ours.has(id)) disk.delete(id);
    },
  };
}
