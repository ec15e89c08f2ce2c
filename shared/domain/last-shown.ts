import type { ChannelId, MessageId, WorkspaceId } from "../ids.ts";
import type { ConversationRef } from "./conversation-ref.ts";

/** Where the person was when the main window was last there. */
export interface LastShown {
  readonly workspace: WorkspaceId;
  /** The conversation last looked at in each workspace. */
  readonly channels: Readonly<Record<WorkspaceId, ChannelId>>;
}

/** The message in the middle of what a window shows of a conversation. */
export interface Eye {
  readonly place: ConversationRef;
  readonly message: MessageId;
}
