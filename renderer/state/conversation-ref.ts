import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { Place } from "../../shared/domain/conversation-ref.ts";

export { isSamePlace, type Place } from "../../shared/domain/conversation-ref.ts";

export type PlaceKey = `${WorkspaceId}/${ChannelId}`;

export function placeKey({ workspace, channel }: Place): PlaceKey {
  return `${workspace}/${channel}`;
}
