import type { ChannelId, PersonaKey } from "../ids.ts";

/** The last key that was read of each, by ascending key; null before the first. */
export interface WorkspaceCursor {
  readonly channel: ChannelId | null;
  readonly person: PersonaKey | null;
}
