import { randomUUID } from "node:crypto";
import type { WorkspaceStores } from "../core/app/app-ports.ts";
import type { Log } from "../core/ports/log.ts";
import { createArchive } from "./archive.ts";
import type { WorkspaceFolder } from "./data-folder.ts";
import { createDraftStore } from "./draft-store.ts";
import { createOutboxFiles } from "./outbox-files.ts";
import { createOutboxStore } from "./outbox-store.ts";
import type { StoreClass } from "./store-file.ts";

/** All that one workspace keeps in its folder. `onRebuilt`: as in `WorkspacesPorts.openStores`. */
export function openWorkspaceStores(of: {
  readonly folder: WorkspaceFolder;
  readonly Store: StoreClass;
  readonly log: Log;
  readonly onRebuilt: (setAside: string) => void;
}): WorkspaceStores {
  const { folder, Store, log, onRebuilt } = of;
  return {
    outboxStore: createOutboxStore({ directory: folder.outbox, Store, log }),
    outboxFiles: createOutboxFiles({ directory: folder.files, newId: randomUUID, log }),
    draftStore: createDraftStore({ directory: folder.drafts, Store, log }),
    archive: createArchive({ directory: folder.root, log, onRebuilt }),
  };
}
