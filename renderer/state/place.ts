import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";

/** A conversation of a workspace: what a window looks at. */
export interface Place {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

export type PlaceKey = `${WorkspaceId}/${ChannelId}`;

export function placeKey({ workspace, channel }: Place): PlaceKey {
  return `${workspace}/${channel}`;
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one?.workspace === other?.workspace && one?.channel === other?.channel;
}
