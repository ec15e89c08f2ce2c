import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import { correspondentOf } from "../../../shared/domain/conversations/selectors.ts";
import { at } from "../../../shared/collections/table.ts";
import { conversationAvatar, conversationPresence, isSameAvatar, nobody } from "../../state/avatars.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useNewWindow } from "../../state/use-new-window.ts";
import { useView, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { useShortcutKeys } from "../../state/use-shortcut-keys.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { BackIcon, GroupIcon, HashIcon, NewWindowIcon } from "../../ui/icons.tsx";
import { PresenceDot, presenceName } from "../../ui/PresenceDot.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./ConversationHeader.module.css";

/** What the conversation is called, and how the other side is or how many there are. */
export function ConversationHeader({ place }: { readonly place: ConversationRef }) {
  const texts = useTexts();
  const { workspace, channel } = place;
  const view = useViewActions();
  const openInNewWindow = useNewWindow();
  const windowKeys = useShortcutKeys("openInNewWindow", texts);
  const isAlone = useView(({ own }) => own !== null);
  const kind = useWorkspace(workspace, (state) => at(state.conversations, channel)?.kind ?? null, null);
  const avatar = useWorkspace(
    workspace,
    (state) => of(state, place, (...found) => conversationAvatar(...found, texts)) ?? nobody,
    nobody,
    isSameAvatar,
  );
  const presence = useWorkspace(workspace, (state) => of(state, place, conversationPresence), null);
  const about = useWorkspace(workspace, (state) => of(state, place, (...found) => aboutText(...found, texts)), null);
  return (
    <header className={styles.header}>
      {!isAlone && (
        <span className={styles.back}>
          <IconButton label={texts.text("conversation.back")} onClick={view.leaveConversation}>
            <BackIcon />
          </IconButton>
        </span>
      )}
      <span className={styles.picture}>
        <Avatar {...avatar} shape={kind === "chat" ? "round" : "square"}>
          {kind === "channel" ? <HashIcon /> : kind === "group" ? <GroupIcon /> : undefined}
        </Avatar>
        {presence && <PresenceDot presence={presence} />}
      </span>
      <div className={styles.words}>
        <h1>{avatar.name}</h1>
        {about !== null && <p title={about}>{about}</p>}
      </div>
      {!isAlone && (
        <IconButton
          label={texts.text("conversation.openInNewWindow")}
          keys={windowKeys}
          onClick={() => openInNewWindow(place)}
        >
          <NewWindowIcon />
        </IconButton>
      )}
    </header>
  );
}

function of<T>(
  state: WorkspaceState,
  { channel }: ConversationRef,
  select: (state: WorkspaceState, conversation: Conversation) => T,
): T | null {
  const conversation = at(state.conversations, channel);
  return conversation ? select(state, conversation) : null;
}

function aboutText(state: WorkspaceState, conversation: Conversation, texts: Texts): string | null {
  const correspondent = correspondentOf(state, conversation);
  if (correspondent) return presenceName(texts, correspondent.presence);
  const { memberCount, description } = conversation;
  if (memberCount === 0) return description || null;
  const members = texts.text("conversation.members", { count: memberCount });
  return description ? texts.text("conversation.about", { members, description }) : members;
}
