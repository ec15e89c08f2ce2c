import type { ChannelId, WorkspaceId } from "../ids.ts";

/** A conversation of a workspace: what a window shows, and what the person looks at. */
export interface Place {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

export function isSamePlace(one: Place | null, other: Place | null): boolean {
  return one?.workspace === other?.workspace && one?.channel === other?.channel;
}
