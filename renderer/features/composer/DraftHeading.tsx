import type { WorkspaceId } from "../../../shared/ids.ts";
import { authorName } from "../../../shared/selectors.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import type { Draft } from "../../state/view.ts";
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
  const subject = draft.mode === "edit" ? draft.message : draft.to;
  const author = useWorkspace(workspace, (state) => authorName(state, subject), "");
  return (
    <div className={styles.heading}>
      {draft.mode === "edit" ? <EditIcon /> : <ReplyIcon />}
      <span className={styles.words}>
        <strong>{draft.mode === "edit" ? "Editing your message" : `Replying to ${author}`}</strong>
        <span>{subject.text}</span>
      </span>
      <IconButton size="small" label={draft.mode === "edit" ? "Stop editing" : "Stop replying"} onClick={onCancel}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
