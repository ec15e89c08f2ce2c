import type { ClientId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { backoff } from "../retry/backoff.ts";
import type { Clock, Random } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { StorageFault } from "../ports/storage.ts";

/** Disk work that nobody waits for and that is safe to do late: at worst the next start asks the server once more. */
export interface DiskRetryQueue {
  /** Does it now, and again with growing pauses until the disk has it. Replaces what the entry still had to do. */
  run(clientId: ClientId, name: string, work: () => Result<void, StorageFault>): void;
  cancel(clientId: ClientId): void;
  stop(): void;
}

export function createDiskRetryQueue({
  clock,
  random,
  log,
}: {
  clock: Clock;
  random: Random;
  log: Log;
}): DiskRetryQueue {
  const undone = new Map<ClientId, () => void>();

  const cancel = (clientId: ClientId) => {
    undone.get(clientId)?.();
    undone.delete(clientId);
  };

  const attempt = (clientId: ClientId, name: string, work: () => Result<void, StorageFault>, failures: number) => {
    cancel(clientId);
    const done = work();
    if (done.ok) return;
    log("warn", "outbox.disk", { clientId, work: name, ...done.error });
    const again = () => attempt(clientId, name, work, failures + 1);
    undone.set(clientId, clock.after(Math.max(1_000, backoff(failures, random)), again));
  };

  return {
    run: (clientId, name, work) => attempt(clientId, name, work, 1),
    cancel,
    stop() {
      for (const undo of undone.values()) undo();
      undone.clear();
    },
  };
}
