import { useDeferredValue, useState } from "react";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { sizeOf } from "../../../shared/collections/table.ts";
import { useFirstPaint } from "../../state/first-paint.ts";
import { useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ComposeIcon, SearchIcon } from "../../ui/icons.tsx";
import { ConversationRows } from "./ConversationRows.tsx";
import { useListed } from "./use-listed.ts";
import { WorkspaceMenu } from "./WorkspaceMenu.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./ConversationList.module.css";

/** All conversations of a workspace, latest interest first, narrowed by name. */
export function ConversationList({ workspace }: { readonly workspace: WorkspaceId }) {
  const texts = useTexts();
  const { text } = texts;
  const view = useViewActions();
  const [filter, setFilter] = useState("");
  // What is typed shows at once; of very many the names are gone through after it.
  const wanted = useDeferredValue(filter);
  const channels = useListed(workspace, wanted);
  const isLoaded = useWorkspace(workspace, (state) => sizeOf(state.conversations) > 0, false);
  const isWhole = useWorkspace(workspace, (state) => state.cursor === null, true);
  const isComing = useWorkspace(
    workspace,
    ({ connection }) => connection.state === "connecting" || connection.isCatchingUp,
    false,
  );
  useFirstPaint("parley:conversations-painted", channels.length > 0);

  return (
    <nav aria-label={text("conversations.title")} className={styles.pane}>
      <header className={styles.header}>
        <WorkspaceMenu workspace={workspace} />
        <IconButton label={text("conversations.new")} onClick={() => view.open("new-message")}>
          <ComposeIcon />
        </IconButton>
      </header>
      <div className={styles.filter}>
        <SearchIcon />
        <input
          type="search"
          aria-label={text("conversations.filter")}
          placeholder={text("conversations.filter")}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      {channels.length > 0 ? (
        <ConversationRows workspace={workspace} channels={channels} wanted={wanted} />
      ) : isLoaded ? (
        <Empty text={emptyText(texts, filter, isWhole)} />
      ) : isComing ? (
        <Skeleton />
      ) : (
        <Empty text={text("conversations.none")} />
      )}
    </nav>
  );
}

function Empty({ text }: { readonly text: string }) {
  return <p className={styles.empty}>{text}</p>;
}

/** The shape of what is coming. */
function Skeleton() {
  const { text } = useTexts();
  return (
    <div role="status" className={styles.skeleton}>
      <span className="visually-hidden">{text("conversations.loading")}</span>
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

function emptyText({ text }: Texts, filter: string, isWhole: boolean): string {
  if (!isWhole) return text("conversations.reading");
  return filter === "" ? text("conversations.noneListed") : text("conversations.noneCalled", { wanted: filter });
}
