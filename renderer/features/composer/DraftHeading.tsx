import type { WorkspaceId } from "../../../shared/ids.ts";
import type { Draft } from "../../../shared/domain/drafts/types.ts";
import { authorName } from "../../../shared/domain/conversations/selectors.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CloseIcon, EditIcon, ReplyIcon } from "../../ui/icons.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./DraftHeading.module.css";

interface DraftHeadingProps {
  readonly draft: Draft;
  readonly workspace: WorkspaceId;
  readonly onCancel: () => void;
}

/** Which message is answered or edited; nothing when neither is. */
export function DraftHeading({ draft, workspace, onCancel }: DraftHeadingProps) {
  const texts = useTexts();
  const { text } = texts;
  const { edit, replyTo } = draft;
  const author = useWorkspace(workspace, (state) => (replyTo === null ? "" : authorName(state, replyTo, texts)), "");
  const subject = edit ?? replyTo;
  if (subject === null) return null;
  const isReply = edit === null;
  return (
    <div className={styles.heading}>
      {isReply ? <ReplyIcon /> : <EditIcon />}
      <span className={styles.words}>
        <strong>{isReply ? text("composer.replying", { author }) : text("composer.editing")}</strong>
        <span>{subject.excerpt}</span>
      </span>
      <IconButton
        size="small"
        label={isReply ? text("composer.stopReplying") : text("composer.stopEditing")}
        onClick={onCancel}
      >
        <CloseIcon />
      </IconButton>
    </div>
  );
}
