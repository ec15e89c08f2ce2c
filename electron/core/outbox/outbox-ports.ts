import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { FileId } from "../../../shared/ids.ts";
import type { Clock, NewId, Random } from "../ports/clock.ts";
import type { OutboxFiles } from "../ports/files.ts";
import type { Log } from "../ports/log.ts";
import type { DiscussApi } from "../ports/server.ts";
import type { OutboxStore } from "../ports/storage.ts";

/** What the outbox of one workspace works with. */
export interface OutboxPorts {
  readonly store: OutboxStore;
  readonly files: OutboxFiles;
  readonly api: DiscussApi;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly log: Log;
  /** The files of what is not in the outbox (yet); null: not all of them are known. */
  readonly otherFiles: () => ReadonlySet<FileId> | null;
  readonly emit: (event: DiscussEvent) => void;
  readonly onSignedOut: () => void;
}
