import type { AppEvent } from "../../../shared/domain/app-state.ts";
import type { CommandHandlers } from "../../../shared/ipc/dispatch.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import type { WindowPictures } from "../ports/media.ts";
import type { WindowEvents } from "../windows/window-events.ts";

/** All workspaces of the person, as the desktop's side sees them. */
export interface Workspaces extends WindowEvents {
  readonly handlers: CommandHandlers<{ readonly window: number }>;
  /** Every event with its number, from now on; returns its undo. */
  subscribe(listener: (seq: number, event: AppEvent) => void): () => void;
  /** Opens what is stored, and shows it from the archives before anything is asked of a network. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * A notification was clicked or a link opened: the person is led to the conversation's own window, or else the main
   * one goes there. False when there is no such workspace.
   */
  requestConversation(workspace: WorkspaceId, channel: ChannelId): boolean;
  /** For the media protocol; null when there is no such workspace. */
  picturesOf(workspace: WorkspaceId): WindowPictures | null;
}
