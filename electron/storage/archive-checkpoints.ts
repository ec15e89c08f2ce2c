import AsyncLibsql from "libsql/promise";
import type { Log } from "../core/ports/log.ts";
import { causeOf } from "./storage-fault.ts";

/** So many commits may wait in the WAL: some 4 MB of rows. */
const commitsEach = 1_000;

/** Copies the write-ahead log into the database file from time to time. */
export interface Checkpoints {
  committed(): void;
  close(): void;
}

/**
 * Checkpoints on a thread of libsql's own, over a connection of their own. SQLite would do them within a commit, which
 * flushes two files and held up main for 25 to 70 ms each time. PASSIVE: it waits for no reader or writer, and none
 * waits for it. What a failed or cut-off checkpoint leaves in the WAL is read from there, and the next one takes it.
 * @param path of a database in WAL mode whose own connection makes no checkpoints
 */
export function createCheckpoints(path: string, log: Log): Checkpoints {
  const connection = new AsyncLibsql(path, {});
  let [waiting, isRunning, isClosed] = [0, false, false];

  /** As often as something was written meanwhile: the WAL begins anew only behind a checkpoint that took all of it. */
  async function run(): Promise<void> {
    isRunning = true;
    try {
      while (waiting > 0) {
        waiting = 0;
        await connection.exec("PRAGMA wal_checkpoint(PASSIVE)");
      }
    } catch (error) {
      if (!isClosed) log("warn", "archive-checkpoint-failed", { detail: causeOf(error).message });
    }
    isRunning = false;
  }

  return {
    committed() {
      if (isClosed) return;
      waiting += 1;
      if (waiting >= commitsEach && !isRunning) void run();
    },
    close() {
      if (isClosed) return;
      [waiting, isClosed] = [0, true];
      connection.close();
    },
  };
}
