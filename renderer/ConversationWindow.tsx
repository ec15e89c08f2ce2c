import { ConversationPane } from "./ConversationPane.tsx";
import { ConnectionBar } from "./features/connection/ConnectionBar.tsx";
import { SignInAgain } from "./features/connection/SignInAgain.tsx";
import { SafeStart } from "./features/notices/SafeStart.tsx";
import type { ConversationRef } from "./state/conversation-ref.ts";
import { useView, useWorkspace } from "./state/use-parley.ts";
import { Pane } from "./ui/Pane.tsx";
import styles from "./ConversationWindow.module.css";
import { at } from "../shared/collections/table.ts";

/** A window for one conversation. Main closes it when the conversation is gone; until then there is nothing to show. */
export function ConversationWindow({ place }: { readonly place: ConversationRef }) {
  const { workspace, channel } = place;
  const isThere = useWorkspace(workspace, (state) => at(state.conversations, channel) !== undefined, false);
  const isHeldBack = useView((view) => view.isHeldBack);
  if (!isThere) return null;
  return (
    <div className={styles.frame}>
      <div className={styles.status}>
        <Pane what="connection">
          <ConnectionBar workspace={workspace} />
        </Pane>
      </div>
      <main className={styles.main}>
        <Pane what="notices">
          <SafeStart />
          <SignInAgain workspace={workspace} />
        </Pane>
        {!isHeldBack && <ConversationPane place={place} />}
      </main>
    </div>
  );
}
