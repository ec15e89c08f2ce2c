import type { ChannelId, WorkspaceId } from "../ids.ts";

/** A conversation of a workspace: what a window shows, and what the person looks at. */
export interface ConversationRef {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

export function isSameConversation(one: ConversationRef | null, other: ConversationRef | null): boolean {
  return one?.workspace === other?.workspace && one?.channel === other?.channel;
}
