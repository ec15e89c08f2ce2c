import type { Result } from "../../../shared/result.ts";
import { backoff } from "../retry/backoff.ts";
import type { Clock, Random } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { StorageFault } from "../ports/storage.ts";

/** Disk work that nobody waits for and that is safe to do late: at worst the next start asks the server once more. */
export interface DiskRetryQueue<Key> {
  /** Does it now, and again with growing pauses until the disk has it. Replaces what was still to be done under that key. */
  run(key: Key, name: string, work: () => Result<void, StorageFault>): void;
  cancel(key: Key): void;
  stop(): void;
}

export function createDiskRetryQueue<Key>({
  clock,
  random,
  log,
}: {
  clock: Clock;
  random: Random;
  log: Log;
}): DiskRetryQueue<Key> {
  const undone = new Map<Key, () => void>();

  const cancel = (key: Key) => {
    undone.get(key)?.();
    undone.delete(key);
  };

  const attempt = (key: Key, name: string, work: () => Result<void, StorageFault>, failures: number) => {
    cancel(key);
    const done = work();
    if (done.ok) return;
    log("warn", "outbox.disk", { key, work: name, ...done.error });
    const again = () => attempt(key, name, work, failures + 1);
    undone.set(key, clock.after(Math.max(1_000, backoff(failures, random)), again));
  };

  return {
    run: (key, name, work) => attempt(key, name, work, 1),
    cancel,
    stop() {
      for (const undo of undone.values()) undo();
      undone.clear();
    },
  };
}
