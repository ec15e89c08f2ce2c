import type { ConversationKind } from "../../../shared/domain/conversations/types.ts";
import { at } from "../../../shared/collections/table.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./Beginning.module.css";

/** Stands where a conversation begins, so that its end is told from a page that has not come. */
export function Beginning({ place, name }: { readonly place: ConversationRef; readonly name: string }) {
  const texts = useTexts();
  const kind = useWorkspace(place.workspace, (state) => at(state.conversations, place.channel)?.kind ?? null, null);
  const description = useWorkspace(
    place.workspace,
    (state) => at(state.conversations, place.channel)?.description ?? null,
    null,
  );
  return (
    <div className={styles.beginning}>
      <p className={styles.name}>{name}</p>
      <p>{kind && sentence(texts, kind, name)}</p>
      {description && <p>{description}</p>}
    </div>
  );
}

function sentence({ text }: Texts, kind: ConversationKind, name: string): string {
  switch (kind) {
    case "chat":
      return text("timeline.beginningOfChat", { name });
    case "group":
      return text("timeline.beginningOfGroup");
    case "channel":
      return text("timeline.beginningOfChannel");
  }
}
