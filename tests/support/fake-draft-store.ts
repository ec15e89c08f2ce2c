import type { DraftStore, StoredDraft } from "../../electron/core/ports/drafts.ts";
import type { StorageFault } from "../../electron/core/ports/storage.ts";
import type { ChannelId } from "../../shared/ids.ts";
import { err, ok } from "../../shared/result.ts";

/** Drafts on a disk that survives the program, and can be broken. */
export interface FakeDraftStore extends DraftStore {
  /** What is on disk. */
  drafts(): readonly StoredDraft[];
  /** How often something was written or removed. */
  readonly writes: () => number;
  /** From now on every write fails like this; null mends them. */
  break(fault: StorageFault | null): void;
}

export function createFakeDraftStore(setAside: readonly string[] = []): FakeDraftStore {
  const disk = new Map<ChannelId, StoredDraft>();
  let fault: StorageFault | null = null;
  let writes = 0;
  const write = (work: () => void) => {
    writes += 1;
    if (fault) return err(fault);
    work();
    return ok();
  };
  return {
    drafts: () => [...disk.values()],
    writes: () => writes,
    load: () => ({ drafts: [...disk.values()], setAside }),
    write: (draft) => write(() => void disk.set(draft.channel, draft)),
    remove: (channel) => write(() => void disk.delete(channel)),
    break: (next) => {
      fault = next;
    },
  };
}
