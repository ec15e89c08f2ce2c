import type { OutboxStore, StoredEntry } from "../../electron/core/ports.ts";
import type { ClientId } from "../../shared/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { StorageFault } from "../../electron/core/ports.ts";

/** The port without a disk. Pass the same map to open it again. */
export function inMemoryOutboxStore(entries = new Map<ClientId, StoredEntry>()): OutboxStore {
  function change(clientId: ClientId, changes: Partial<StoredEntry>): Result<void, StorageFault> {
    const entry = entries.get(clientId);
    if (entry === undefined) return err({ type: "other", detail: "no such entry" });
    entries.set(clientId, { ...entry, ...changes });
    return ok();
  }
  return {
    load: () => ({ entries: [...entries.values()].toSorted((a, b) => a.order - b.order), setAside: [] }),
    add(entry) {
      if (entries.has(entry.clientId)) return err({ type: "other", detail: "there already" });
      entries.set(entry.clientId, { ...entry, mayHaveArrived: false, refusal: null });
      return ok();
    },
    markMayHaveArrived: (clientId) => change(clientId, { mayHaveArrived: true }),
    markRefused: (clientId, reason) => change(clientId, { refusal: reason }),
    clearRefusal: (clientId) => change(clientId, { refusal: null }),
    remove(clientId) {
      entries.delete(clientId);
      return ok();
    },
  };
}
