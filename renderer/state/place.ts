import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { Place } from "../../shared/place.ts";

export { isSamePlace, type Place } from "../../shared/place.ts";

export type PlaceKey = `${WorkspaceId}/${ChannelId}`;

export function placeKey({ workspace, channel }: Place): PlaceKey {
  return `${workspace}/${channel}`;
}
