import { Composer } from "./features/composer/Composer.tsx";
import { DropZone } from "./features/composer/DropZone.tsx";
import { ConversationHeader } from "./features/conversation/ConversationHeader.tsx";
import { TypingLine } from "./features/conversation/TypingLine.tsx";
import { Timeline } from "./features/timeline/Timeline.tsx";
import type { ConversationRef } from "./state/conversation-ref.ts";
import { useWorkspace } from "./state/use-parley.ts";
import { Pane } from "./ui/Pane.tsx";
import { conversationName } from "../shared/domain/conversations/selectors.ts";
import { at } from "../shared/collections/table.ts";

interface PlaceProps {
  readonly place: ConversationRef;
}

/** One conversation, to read and to write in. Has to be mounted anew for each. */
export function ConversationPane({ place }: PlaceProps) {
  return (
    <Pane what="This conversation">
      <Parts place={place} />
    </Pane>
  );
}

/** What is written goes on when what is read cannot be shown, and the other way round. */
function Parts({ place }: PlaceProps) {
  const name = useWorkspace(
    place.workspace,
    (state) => {
      const conversation = at(state.conversations, place.channel);
      return conversation ? conversationName(state, conversation) : "";
    },
    "",
  );
  return (
    <DropZone place={place} name={name}>
      <Pane what="The head of this conversation">
        <ConversationHeader place={place} />
      </Pane>
      <Pane what="The list of messages">
        <Timeline place={place} name={name} />
      </Pane>
      <Pane what="The field to write in">
        <Composer place={place} name={name} />
      </Pane>
      <Pane what="The line that tells who is typing">
        <TypingLine place={place} />
      </Pane>
    </DropZone>
  );
}
