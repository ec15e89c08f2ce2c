import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import type { DraftStore } from "../ports/drafts.ts";
import type { OutboxFiles } from "../ports/files.ts";
import type { Archive } from "../ports/archive.ts";
import type { Clock, NewId, Random } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { OutboxStore } from "../ports/storage.ts";
import type { SystemSignals } from "../ports/desktop.ts";

/** What the engine of one workspace works with. */
export interface EnginePorts {
  readonly id: WorkspaceId;
  readonly profile: Profile;
  readonly outboxStore: OutboxStore;
  readonly outboxFiles: OutboxFiles;
  readonly draftStore: DraftStore;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly log: Log;
  readonly signals: SystemSignals;
  /** The conversations that windows show now. */
  readonly shown: () => readonly ChannelId[];
  /** What `state` has just folded. */
  readonly emit: (event: DiscussEvent) => void;
  /** A message came, by whatever way: once for each, own ones too. */
  readonly onArrived: (message: Message, isSilent: boolean) => void;
  /** More of what the archive knows is in `state`; not called when all was from the beginning. */
  readonly onRestored: () => void;
  /** The session is dead. Everything is kept, and nothing is tried until `resume`. */
  readonly onSignedOut: () => void;
}
