import type { ChannelId, WorkspaceId } from "../ids.ts";

/** Where the person was when the main window was last there. */
export interface LastShown {
  readonly workspace: WorkspaceId;
  /** The conversation last looked at in each workspace. */
  readonly channels: Readonly<Record<WorkspaceId, ChannelId>>;
}
