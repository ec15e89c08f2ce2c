import { Composer } from "./features/composer/Composer.tsx";
import { DropZone } from "./features/composer/DropZone.tsx";
import { ConversationHeader } from "./features/conversation/ConversationHeader.tsx";
import { TypingLine } from "./features/conversation/TypingLine.tsx";
import { Timeline } from "./features/timeline/Timeline.tsx";
import type { Place } from "./state/place.ts";
import { useWorkspace } from "./state/use-parley.ts";
import { conversationName } from "../shared/selectors.ts";

/** One conversation, to read and to write in. Has to be mounted anew for each. */
export function ConversationPane({ place }: { readonly place: Place }) {
  const name = useWorkspace(
    place.workspace,
    (state) => {
      const conversation = state.conversations[place.channel];
      return conversation ? conversationName(state, conversation) : "";
    },
    "",
  );
  return (
    <DropZone place={place} name={name}>
      <ConversationHeader place={place} />
      <Timeline place={place} name={name} />
      <Composer place={place} name={name} />
      <TypingLine place={place} />
    </DropZone>
  );
}
