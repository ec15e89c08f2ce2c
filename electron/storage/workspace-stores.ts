import { randomUUID } from "node:crypto";
import type { Archive } from "../core/ports/archive.ts";
import type { OutboxFiles } from "../core/ports/files.ts";
import type { Log } from "../core/ports/log.ts";
import type { OutboxStore } from "../core/ports/storage.ts";
import { createArchive } from "./archive.ts";
import type { WorkspaceFolder } from "./data-folder.ts";
import { createOutboxFiles } from "./outbox-files.ts";
import { createOutboxStore } from "./outbox-store.ts";
import type { StoreClass } from "./store-file.ts";

/** All that one workspace keeps in its folder. `onRebuilt`: as in `WorkspacesPorts.openStores`. */
export function openWorkspaceStores(of: {
  readonly folder: WorkspaceFolder;
  readonly Store: StoreClass;
  readonly log: Log;
  readonly onRebuilt: (setAside: string) => void;
}): { readonly outboxStore: OutboxStore; readonly outboxFiles: OutboxFiles; readonly archive: Archive } {
  const { folder, Store, log, onRebuilt } = of;
  return {
    outboxStore: createOutboxStore({ directory: folder.outbox, Store, log }),
    outboxFiles: createOutboxFiles({ directory: folder.files, newId: randomUUID, log }),
    archive: createArchive({ directory: folder.root, log, onRebuilt }),
  };
}
