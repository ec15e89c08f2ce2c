import { typingNames } from "../../../shared/domain/conversations/selectors.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./TypingLine.module.css";

/** Who is writing here now. Its height is always there, so that nothing jumps when somebody begins. */
export function TypingLine({ place }: { readonly place: ConversationRef }) {
  const texts = useTexts();
  const words = useWorkspace(place.workspace, (state) => sentence(texts, typingNames(state, place.channel)), "");
  return (
    <div className={styles.line} aria-live="polite">
      {words !== "" && (
        <>
          <span aria-hidden="true" className={styles.dots}>
            <i />
            <i />
            <i />
          </span>
          {words}
        </>
      )}
    </div>
  );
}

function sentence({ text }: Texts, names: readonly string[]): string {
  const [first = "", second = "", third = ""] = names;
  return first === "" ? "" : text("conversation.whoTypes", { count: names.length, first, second, third });
}
