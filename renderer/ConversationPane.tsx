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
import { useTexts } from "./ui/use-texts.ts";

interface PlaceProps {
  readonly place: ConversationRef;
}

/** One conversation, to read and to write in. Has to be mounted anew for each. */
export function ConversationPane({ place }: PlaceProps) {
  return (
    <Pane what="conversation">
      <Parts place={place} />
    </Pane>
  );
}

/** What is written goes on when what is read cannot be shown, and the other way round. */
function Parts({ place }: PlaceProps) {
  const texts = useTexts();
  const name = useWorkspace(
    place.workspace,
    (state) => {
      const conversation = at(state.conversations, place.channel);
      return conversation ? conversationName(state, conversation, texts) : "";
    },
    "",
  );
  return (
    <DropZone place={place} name={name}>
      <Pane what="header">
        <ConversationHeader place={place} />
      </Pane>
      <Pane what="timeline">
        <Timeline place={place} name={name} />
      </Pane>
      <Pane what="composer">
        <Composer place={place} name={name} />
      </Pane>
      <Pane what="typing">
        <TypingLine place={place} />
      </Pane>
    </DropZone>
  );
}
