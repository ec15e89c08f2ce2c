import { useMemo, useState } from "react";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { createListing } from "../../../shared/domain/conversations/listing.ts";
import { createNameMatch } from "../../../shared/names/name-match.ts";
import { conversationName } from "../../../shared/domain/conversations/selectors.ts";
import { remember } from "../../state/remember.ts";
import { isSameList, useWorkspace } from "../../state/use-parley.ts";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";

const none: readonly ChannelId[] = [];

/** The conversations of a workspace in the order of the list, narrowed by name. */
export function useListed(workspace: WorkspaceId, filter: string): readonly ChannelId[] {
  const texts = useTexts();
  const [listing] = useState(createListing);
  const wanted = filter.trim();
  const isNarrowed = wanted !== "";
  const match = useMemo(() => (isNarrowed ? createNameMatch() : null), [isNarrowed]);
  const select = useMemo(
    () => remember(match ? namesIn : conversationsIn, idsBy(listing, match ? match(wanted) : null, texts)),
    [listing, match, wanted, texts],
  );
  return useWorkspace(workspace, select, none, isSameList);
}

function conversationsIn({ conversations, cursor }: WorkspaceState): readonly unknown[] {
  return [conversations, cursor === null];
}

function namesIn({ conversations, people, cursor }: WorkspaceState): readonly unknown[] {
  return [conversations, people, cursor === null];
}

function idsBy(
  listing: ReturnType<typeof createListing>,
  isWanted: ((name: string) => boolean) | null,
  texts: Texts,
): (state: WorkspaceState) => readonly ChannelId[] {
  const idsOf = remember(
    (listed: readonly Conversation[]) => [listed],
    (listed) => listed.map(({ id }) => id),
  );
  return (state) => {
    const listed = listing(state.conversations, state.cursor !== null);
    return idsOf(isWanted ? listed.filter((one) => isWanted(conversationName(state, one, texts))) : listed);
  };
}
