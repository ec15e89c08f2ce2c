import { causeOf } from "./storage-fault.ts";

/** Longer than a virus scanner looks at a small file, shorter than a person takes for a hang, ms. */
const patience = 500;
const pause = 10;

/**
 * Runs `change`, a rename or a deletion, again while Windows says that somebody else (a virus scanner, the indexer)
 * has the file open: it mostly lets go at once. conf does the same for its own rename.
 */
export function retryWhileBusy<T>(change: () => T, isWindows = process.platform === "win32"): T {
  for (let waited = 0; ; waited += pause) {
    try {
      return change();
    } catch (error) {
      if (!isWindows || waited >= patience || !busy.has(causeOf(error).code)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

const busy: ReadonlySet<string | null> = new Set(["EACCES", "EBUSY", "EPERM"]);
