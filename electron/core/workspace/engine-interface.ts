import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId, MessageId } from "../../../shared/ids.ts";
import type { DraftInput } from "../../../shared/ipc/draft-input.ts";
import type { Outcome } from "../../../shared/ipc/command.ts";
import type { EngineCommands } from "./commands.ts";
import type { AttachedToMessages } from "./attached-files.ts";
import type { EnginePages } from "./window-pages.ts";
import type { Timelines } from "../timelines/timelines.ts";
import type { WorkspaceServer } from "../ports/server.ts";

export interface Engine extends EngineCommands, Omit<EnginePages, "grew"> {
  /**
   * From the archive at once, before any network; of a big one what stands first in the list, and the rest soon after.
   * Its `timelines` stay empty: they are the windows' own.
   */
  state(): WorkspaceState;
  /** Brings what waits to be sent, and what is being written, into `state`, before anybody looks at it; `start` would do so too. */
  loadQueue(): void;
  /**
   * Brings back what waits to be sent, and connects; without a server, for want of a session, it waits, signed out,
   * for `resume`. Until then everything can be read and written here. `setAside`: damaged outbox files, kept under
   * other names.
   */
  start(server: WorkspaceServer | null): { readonly setAside: readonly string[] };
  /** Ends everything that was started and writes what is not written. The archive may be closed after it. */
  stop(): void;
  /** What was in the archive is gone: the list, at least, is written there before anything else is. */
  archiveRebuilt(): void;
  /** The person has signed in again: goes on with what is open and queued. */
  resume(server: WorkspaceServer): void;
  openTimeline: Timelines["open"];
  extendTimeline: Timelines["extend"];
  windowEmptied: Timelines["windowEmptied"];
  /** On disk when it returns; otherwise what was there before is. */
  saveDraft(channel: ChannelId, draft: DraftInput, known: number): Outcome<{ readonly revision: number }>;
  readonly files: Pick<AttachedToMessages, "attach" | "detach" | "load">;
  /** A window has gone to a conversation, also to one that it held already. */
  conversationShown: Timelines["shownAgain"];
  markRead(channel: ChannelId, upTo: MessageId): void;
  /** Read as it came in that conversation, before a window has shown it as unread. Nobody need have moved for that. */
  readAlong(message: Message, channel: ChannelId): void;
  setTyping(channel: ChannelId, isTyping: boolean): void;
  /** The person has come to a window: a line in doubt is tried, and who was away is back. */
  personActed(): void;
  /** The person has left all windows. */
  personLookedAway(): void;
  /** The person asks for an attempt now. */
  reconnect(): void;
}
