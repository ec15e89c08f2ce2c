import type { ConversationKind } from "../../../shared/domain/conversations/types.ts";
import { at } from "../../../shared/collections/table.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import styles from "./Beginning.module.css";

/** Stands where a conversation begins, so that its end is told from a page that has not come. */
export function Beginning({ place, name }: { readonly place: ConversationRef; readonly name: string }) {
  const kind = useWorkspace(place.workspace, (state) => at(state.conversations, place.channel)?.kind ?? null, null);
  const description = useWorkspace(
    place.workspace,
    (state) => at(state.conversations, place.channel)?.description ?? null,
    null,
  );
  return (
    <div className={styles.beginning}>
      <p className={styles.name}>{name}</p>
      <p>{kind && sentence(kind, name)}</p>
      {description && <p>{description}</p>}
    </div>
  );
}

function sentence(kind: ConversationKind, name: string): string {
  switch (kind) {
    case "chat":
      return `This is the beginning of your conversation with ${name}.`;
    case "group":
      return "This is the beginning of this group.";
    case "channel":
      return "This is the beginning of this channel.";
  }
}
