import type { WorkspaceId } from "../../../shared/ids.ts";
import { previewOf } from "../../../shared/domain/messages/preview.ts";
import { authorName } from "../../../shared/domain/conversations/selectors.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import { subjectOf, type Draft } from "../../state/view.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CloseIcon, EditIcon, ReplyIcon } from "../../ui/icons.tsx";
import styles from "./DraftHeading.module.css";

interface DraftHeadingProps {
  readonly draft: Exclude<Draft, { mode: "new" }>;
  readonly workspace: WorkspaceId;
  readonly onCancel: () => void;
}

/** Which message is answered or edited. */
export function DraftHeading({ draft, workspace, onCancel }: DraftHeadingProps) {
  const author = useWorkspace(workspace, (state) => (draft.mode === "reply" ? authorName(state, draft.to) : ""), "");
  const isReply = draft.mode === "reply";
  return (
    <div className={styles.heading}>
      {isReply ? <ReplyIcon /> : <EditIcon />}
      <span className={styles.words}>
        <strong>{isReply ? `Replying to ${author}` : "Editing your message"}</strong>
        <span>{previewOf(subjectOf(draft)?.text ?? "")}</span>
      </span>
      <IconButton size="small" label={isReply ? "Stop replying" : "Stop editing"} onClick={onCancel}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
