import { useState } from "react";
import type { WorkspaceState } from "../../../shared/discuss.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { conversationName, listedConversations } from "../../../shared/selectors.ts";
import { useFirstPaint } from "../../state/first-paint.ts";
import { isSameList, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ComposeIcon, SearchIcon } from "../../ui/icons.tsx";
import { ConversationItem } from "./ConversationItem.tsx";
import { matches } from "../../ui/match.ts";
import { WorkspaceMenu } from "./WorkspaceMenu.tsx";
import styles from "./ConversationList.module.css";

const none: readonly ChannelId[] = [];

/** More than a tall window shows: the rest comes right after the first paint. */
const firstRows = 30;

/** All conversations of a workspace, latest interest first, narrowed by name. */
export function ConversationList({ workspace }: { readonly workspace: WorkspaceId }) {
  const view = useViewActions();
  const [filter, setFilter] = useState("");
  const channels = useWorkspace(workspace, (state) => filtered(state, filter), none, isSameList);
  const isLoaded = useWorkspace(workspace, (state) => Object.keys(state.conversations).length > 0, false);
  const isComing = useWorkspace(
    workspace,
    ({ connection }) => connection.state === "connecting" || connection.isCatchingUp,
    false,
  );
  const isPainted = useFirstPaint("parley:conversations-painted", channels.length > 0);
  const rows = isPainted ? channels : channels.slice(0, firstRows);

  return (
    <nav aria-label="Conversations" className={styles.pane}>
      <header className={styles.header}>
        <WorkspaceMenu workspace={workspace} />
        <IconButton label="New message" onClick={() => view.open("new-message")}>
          <ComposeIcon />
        </IconButton>
      </header>
      <div className={styles.filter}>
        <SearchIcon />
        <input
          type="search"
          aria-label="Filter conversations"
          placeholder="Filter conversations"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      {channels.length > 0 ? (
        <ul className={styles.list}>
          {rows.map((channel) => (
            <ConversationItem key={channel} workspace={workspace} channel={channel} />
          ))}
        </ul>
      ) : isLoaded ? (
        <Empty text={filter === "" ? "No conversations in your list." : `Nothing is called “${filter}”.`} />
      ) : isComing ? (
        <Skeleton />
      ) : (
        <Empty text="No conversations yet. Write to a colleague with New message." />
      )}
    </nav>
  );
}

function Empty({ text }: { readonly text: string }) {
  return <p className={styles.empty}>{text}</p>;
}

/** The shape of what is coming. */
function Skeleton() {
  return (
    <div role="status" className={styles.skeleton}>
      <span className="visually-hidden">Loading conversations</span>
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

function filtered(state: WorkspaceState, filter: string): readonly ChannelId[] {
  const listed = listedConversations(state);
  const wanted = filter.trim();
  return (
    wanted === "" ? listed : listed.filter((conversation) => matches(conversationName(state, conversation), wanted))
  ).map((conversation) => conversation.id);
}
