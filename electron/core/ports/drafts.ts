/** What the application needs of the disk for what is being written. */
import type { Draft } from "../../../shared/domain/drafts/types.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { ChannelId, ClientId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { StorageFault } from "./storage.ts";

export interface StoredDraft extends Draft {
  readonly channel: ChannelId;
  /** The name that its message will have: tells at the next start whether it was sent ([DR2]). */
  readonly clientId: ClientId;
  readonly updatedAt: Instant;
}

/** The drafts of one workspace, one for each conversation. Calls return when the disk has it (fsync), or say why not. */
export interface DraftStore {
  /** `setAside`: damaged files, kept under another name and reported. */
  load(): { readonly drafts: readonly StoredDraft[]; readonly setAside: readonly string[] };
  /** In place of the one that is there. After a fault that one is there still. */
  write(draft: StoredDraft): Result<void, StorageFault>;
  remove(channel: ChannelId): Result<void, StorageFault>;
}
