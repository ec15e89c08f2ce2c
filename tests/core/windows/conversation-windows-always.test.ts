import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createConversationWindowIndex } from "../../../electron/core/windows/conversation-windows.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import { channelId, conversation, workspaceId, workspaceState } from "../../support/builders.ts";
import { english } from "../../../shared/text/languages.ts";

const places: readonly ConversationRef[] = [1, 2].flatMap((workspace) =>
  [1, 2, 3].map((channel) => ({ workspace: workspaceId(workspace), channel: channelId(channel) })),
);

/** A desktop that makes windows, and people who open, close, leave, join and sign out as they like. */
function desktop() {
  const open = new Set<number>();
  const there = new Set(places);
  let made = 0;
  const own = createConversationWindowIndex(
    {
      open() {
        made += 1;
        open.add(made);
        return made;
      },
      raise: (window) => expect(open).toContain(window),
      rename: () => undefined,
      close: (window) => void open.delete(window),
    },
    () => english,
  );
  const stateOf = ({ workspace }: ConversationRef): WorkspaceState => ({
    ...workspaceState({
      conversations: [...there]
        .filter((place) => place.workspace === workspace)
        .map(({ channel }) => conversation({ id: channel })),
    }),
    id: workspace,
  });
  return {
    there,
    open,
    own,
    deeds: {
      ask: (place: ConversationRef) => expect(own.open(stateOf(place), place)).toBe(there.has(place)),
      close: (place: ConversationRef) => {
        const window = [...open].find((one) => own.placeOf(one) === place);
        if (window === undefined) return;
        open.delete(window);
        own.closed(window);
      },
      leave: (place: ConversationRef) => {
        there.delete(place);
        own.changed(stateOf(place));
      },
      join: (place: ConversationRef) => {
        there.add(place);
        own.changed(stateOf(place));
      },
      signOut: ({ workspace }: ConversationRef) => own.left(workspace),
    },
  };
}

test("[OW1][OW2] whatever people do, a conversation has one window at most, and none when it is gone", () => {
  const deeds = fc.constantFrom("ask", "ask", "close", "leave", "join", "signOut" as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(deeds, fc.constantFrom(...places)), { maxLength: 40 }), (story) => {
      const { there, open, own, deeds: done } = desktop();
      for (const [deed, place] of story) {
        done[deed](place);
        const shown = [...open].map((window) => own.placeOf(window));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.filter((one) => one === null || !there.has(one))).toEqual([]);
        const left = shown.filter((one) => deed === "signOut" && one?.workspace === place.workspace);
        expect(left).toEqual([]);
      }
    }),
  );
});
