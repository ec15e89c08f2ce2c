import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { PersonaKey } from "../../../shared/ids.ts";
import { firstListed } from "../../../shared/domain/conversations/listing.ts";
import { correspondentOf } from "../../../shared/domain/conversations/selectors.ts";

/** Each one is a channel for the server to compute: so many people's presence is asked for at most. */
export const watchAtMost = 200;

export interface PresenceInterest {
  /** These messages are on a screen: their authors are looked at. */
  shown(messages: readonly Message[]): void;
  /** Whose presence is wanted now: ourselves (WIRE.md §4.5), correspondents, then the latest authors shown. */
  people(): readonly PersonaKey[];
}

export function createPresenceInterest(state: () => WorkspaceState): PresenceInterest {
  /** Latest last. */
  const authors = new Set<PersonaKey>();
  return {
    shown(messages) {
      for (const { author } of messages) {
        if (author === null) continue;
        authors.delete(author);
        authors.add(author);
      }
      for (const oldest of authors) {
        if (authors.size <= watchAtMost) break;
        authors.delete(oldest);
      }
    },
    people() {
      const now = state();
      const chats = firstListed(now.conversations, watchAtMost, ({ kind }) => kind === "chat");
      const correspondents = chats.flatMap((one) => correspondentOf(now, one)?.key ?? []);
      return [...new Set([now.profile.self, ...correspondents, ...[...authors].toReversed()])].slice(0, watchAtMost);
    },
  };
}
