import type { NewEntry, OutboxStore, StorageFault, StoredEntry } from "../../electron/core/ports/storage.ts";
import type { ClientId } from "../../shared/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** An outbox on a disk that survives the runner, and can be broken. */
export interface FakeOutboxStore extends OutboxStore {
  /** What is on disk, in order. */
  entries(): readonly StoredEntry[];
  /** All that was ever written, in order, with the text that the person gave it last. */
  written(): readonly NewEntry[];
  /** From now on the named calls fail like this; null mends them. */
  break(calls: readonly OutboxWrite[], fault: StorageFault | null): void;
}

export const outboxWrites = [
  "add",
  "markUploaded",
  "markMayHaveArrived",
  "clearDoubt",
  "markRefused",
  "clearRefusal",
  "revise",
  "remove",
] as const satisfies readonly (keyof OutboxStore)[];

export type OutboxWrite = Exclude<keyof OutboxStore, "load">;

export const diskFull: StorageFault = { type: "disk-full", detail: "ENOSPC" };

export function createFakeOutboxStore(setAside: readonly string[] = []): FakeOutboxStore {
  const disk = new Map<ClientId, StoredEntry>();
  const written: NewEntry[] = [];
  const faults = new Map<OutboxWrite, StorageFault>();

  const write = (call: OutboxWrite, work: () => void): Result<void, StorageFault> => {
    const fault = faults.get(call);
    if (fault) return err(fault);
    work();
    return ok();
  };

  const mark = (clientId: ClientId, change: Partial<StoredEntry>) => {
    const entry = disk.get(clientId);
    if (entry) disk.set(clientId, { ...entry, ...change });
  };

  const entries = () => [...disk.values()].toSorted((a, b) => a.order - b.order);

  return {
    entries,
    written: () => written,
    load: () => ({ entries: entries(), setAside }),
    add: (entry) =>
      write("add", () => {
        written.push(entry);
        const files = entry.files.map((file) => ({ ...file, upload: null }));
        disk.set(entry.clientId, { ...entry, files, mayHaveArrived: false, refusal: null });
      }),
    markUploaded: (clientId, id, upload) =>
      write("markUploaded", () => {
        const files = (disk.get(clientId)?.files ?? []).map((file) => (file.id === id ? { ...file, upload } : file));
        mark(clientId, { files });
      }),
    markMayHaveArrived: (clientId) => write("markMayHaveArrived", () => mark(clientId, { mayHaveArrived: true })),
    markRefused: (clientId, reason) => write("markRefused", () => mark(clientId, { refusal: reason })),
    clearDoubt: (clientId) => write("clearDoubt", () => mark(clientId, { mayHaveArrived: false })),
    revise: (clientId, content) =>
      write("revise", () => {
        const place = written.findIndex((entry) => entry.clientId === clientId);
        const entry = written[place];
        if (entry) written[place] = { ...entry, content };
        mark(clientId, { content });
      }),
    clearRefusal: (clientId) => write("clearRefusal", () => mark(clientId, { refusal: null })),
    remove: (clientId) => write("remove", () => void disk.delete(clientId)),
    break(calls, fault) {
      for (const call of calls) {
        if (fault) faults.set(call, fault);
        else faults.delete(call);
      }
    },
  };
}
