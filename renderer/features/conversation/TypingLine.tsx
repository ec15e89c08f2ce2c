import { typingNames } from "../../../shared/domain/conversations/selectors.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import styles from "./TypingLine.module.css";

/** Who is writing here now. Its height is always there, so that nothing jumps when somebody begins. */
export function TypingLine({ place }: { readonly place: ConversationRef }) {
  const words = useWorkspace(place.workspace, (state) => sentence(typingNames(state, place.channel)), "");
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

export function sentence(names: readonly string[]): string {
  const [first, second, third] = names;
  if (first === undefined) return "";
  if (second === undefined) return `${first} is typing…`;
  if (third === undefined) return `${first} and ${second} are typing…`;
  return names.length === 3 ? `${first}, ${second} and ${third} are typing…` : "Several people are typing…";
}
