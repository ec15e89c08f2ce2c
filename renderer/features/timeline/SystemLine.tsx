import type { Message } from "../../../shared/discuss.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { authorName } from "../../../shared/selectors.ts";
import { useWorkspace } from "../../state/use-parley.ts";
import { clockTime, exactTime } from "../../ui/time.ts";
import { articleProps } from "./article.ts";
import styles from "./SystemLine.module.css";

interface SystemLineProps {
  readonly message: Message;
  readonly workspace: WorkspaceId;
  readonly isLast: boolean;
}

/** What happened, as the server tells it ("invited Ada to the channel"), after the name of who did it. */
export function SystemLine({ message, workspace, isLast }: SystemLineProps) {
  const author = useWorkspace(workspace, (state) => authorName(state, message), "");
  return (
    <div {...articleProps({ row: message.id, author, at: message.sentAt, isLast })} className={styles.line}>
      <span>
        <strong>{author}</strong> {message.text}
      </span>
      <time title={exactTime(message.sentAt)}>{clockTime(message.sentAt)}</time>
    </div>
  );
}
