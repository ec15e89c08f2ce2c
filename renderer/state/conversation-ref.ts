import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { ConversationRef } from "../../shared/domain/conversation-ref.ts";

export { isSameConversation, type ConversationRef } from "../../shared/domain/conversation-ref.ts";

export type ConversationKey = `${WorkspaceId}/${ChannelId}`;

export function conversationKey({ workspace, channel }: ConversationRef): ConversationKey {
  return `${workspace}/${channel}`;
}
