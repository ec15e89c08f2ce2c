import type { MessageReference } from "../../../shared/discuss.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { authorFace, isSameFace, nobody } from "../../state/faces.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import styles from "./ReplyQuote.module.css";

interface ReplyQuoteProps {
  readonly reference: MessageReference;
  readonly workspace: WorkspaceId;
}

/** The message that is answered, in a line above the answer. */
export function ReplyQuote({ reference, workspace }: ReplyQuoteProps) {
  const face = useWorkspace(
    workspace,
    (state) => authorFace(state, { author: reference.author, authorName: null }),
    nobody,
    isSameFace,
  );
  return (
    <div className={styles.quote}>
      <span className="visually-hidden">In reply to</span>
      <Avatar {...face} size={20} />
      <strong>{face.name}</strong>
      <span className={styles.text}>{reference.text || "A message without words"}</span>
    </div>
  );
}
