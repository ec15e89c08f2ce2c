import { join } from "node:path";
import type * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import type { StorageFault } from "../core/ports/storage.ts";
import { err, type Result } from "../../shared/result.ts";
import {
  readStoreFile,
  removeStoreFile,
  setAside,
  sweepUnfinished,
  writeStoreFile,
  type Contents,
  type StoreClass,
} from "./store-file.ts";

/** One small file that is replaced as a whole. */
export interface KeptFile<T> {
  /** Null when there is none, or none that can be read: a damaged one is set aside and logged. */
  read(): T | null;
  /** On disk when this returns ok; otherwise what was there before still is. Faults are logged. */
  write(contents: T & Contents): Result<void, StorageFault>;
  remove(): Result<void, StorageFault>;
}

/** What the stores of small files are built with. */
export interface KeptFileParts {
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}

interface KeptFileOptions<Schema extends v.GenericSchema> extends KeptFileParts {
  /** Without `.json`. */
  readonly name: string;
  readonly schema: Schema;
  /** What was read is damaged, and kept at that path. */
  readonly onSetAside?: (path: string) => void;
}

export function createKeptFile<const Schema extends v.GenericSchema>(
  of: KeptFileOptions<Schema>,
): KeptFile<v.InferOutput<Schema>> {
  const { directory, name, schema, Store, log } = of;
  const path = join(directory, `${name}.json`);
  sweepUnfinished(directory, `${name}.`);

  function reported(result: Result<void, StorageFault>): Result<void, StorageFault> {
    if (!result.ok) log("error", "file-not-written", { name, fault: result.error });
    return result;
  }

  return {
    read() {
      const file = readStoreFile(path, schema);
      switch (file.state) {
        case "whole":
          return file.contents;
        case "absent":
          return null;
        case "unreadable":
          log("error", "file-unreadable", { name, fault: file.fault });
          return null;
        case "damaged": {
          const kept = setAside(path);
          log("error", "file-damaged", { name, detail: file.detail, setAside: kept });
          of.onSetAside?.(kept);
          return null;
        }
      }
    },
    write(contents) {
      // What cannot be read now may be well: it is not written over.
      const before = readStoreFile(path, schema);
      if (before.state === "unreadable") return reported(err(before.fault));
      if (before.state === "damaged") setAside(path);
      return reported(writeStoreFile(Store, directory, name, contents));
    },
    remove: () => reported(removeStoreFile(path)),
  };
}
