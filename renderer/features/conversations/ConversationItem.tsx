import { memo } from "react";
import type { Conversation, WorkspaceState } from "../../../shared/discuss.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { isMuted, typingNames } from "../../../shared/selectors.ts";
import { conversationFace, conversationPresence, isSameFace, nobody } from "../../state/faces.ts";
import { placeKey } from "../../state/place.ts";
import { useView, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { BellOffIcon, GroupIcon, HashIcon } from "../../ui/icons.tsx";
import { PresenceDot } from "../../ui/PresenceDot.tsx";
import { exactTime, listTime } from "../../ui/time.ts";
import { useToday } from "../../ui/use-today.ts";
import styles from "./ConversationItem.module.css";

interface ConversationItemProps {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

export const ConversationItem = memo(function ConversationItem({ workspace, channel }: ConversationItemProps) {
  const view = useViewActions();
  const today = useToday();
  const conversation = useWorkspace(workspace, (state) => state.conversations[channel] ?? null, null);
  const face = useWorkspace(workspace, (state) => pick(state, channel, conversationFace, nobody), nobody, isSameFace);
  const presence = useWorkspace(workspace, (state) => pick(state, channel, conversationPresence, null), null);
  const line = useWorkspace(workspace, (state) => pick(state, channel, preview, ""), "");
  const isQuiet = useWorkspace(workspace, (state) => pick(state, channel, isQuietNow, false), false);
  const typing = useWorkspace(workspace, (state) => pick(state, channel, typingHint, ""), "");
  const isShown = useView((now) => now.workspace === workspace && now.channels[workspace] === channel);
  const draft = useView((now) => now.drafts[placeKey({ workspace, channel })]?.text.trim() ?? "");
  if (!conversation) return null;
  const { unread, lastMessage, kind } = conversation;
  const isDrafted = draft !== "" && !isShown;

  return (
    <li className={styles.item}>
      <button
        type="button"
        aria-current={isShown ? "page" : undefined}
        aria-label={unread > 0 ? `${face.name}, ${unread} unread` : face.name}
        className={styles.button}
        data-unread={unread > 0 && !isQuiet}
        onClick={() => view.goTo({ workspace, channel })}
      >
        <span className={styles.picture}>
          <Avatar {...face} size={40} shape={kind === "chat" ? "round" : "square"}>
            {kind === "channel" ? <HashIcon /> : kind === "group" ? <GroupIcon /> : undefined}
          </Avatar>
          {presence && <PresenceDot presence={presence} />}
        </span>
        <span className={styles.name}>
          <span className={styles.words}>{face.name}</span>
          {isQuiet && <BellOffIcon />}
        </span>
        {lastMessage && (
          <time className={styles.time} title={exactTime(lastMessage.sentAt)}>
            {listTime(lastMessage.sentAt, today)}
          </time>
        )}
        <span className={styles.preview} data-look={typing !== "" ? "typing" : isDrafted ? "draft" : undefined}>
          {typing !== "" ? typing : isDrafted ? `Draft: ${draft}` : line}
        </span>
        {unread > 0 && (
          <span className={styles.badge} data-quiet={isQuiet}>
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </button>
    </li>
  );
});

function pick<T>(
  state: WorkspaceState,
  channel: ChannelId,
  select: (state: WorkspaceState, conversation: Conversation) => T,
  gone: T,
): T {
  const conversation = state.conversations[channel];
  return conversation ? select(state, conversation) : gone;
}

/** In a direct message it goes without saying who. */
function typingHint(state: WorkspaceState, { id, kind }: Conversation): string {
  const [first, ...others] = typingNames(state, id);
  if (first === undefined) return "";
  if (kind === "chat") return "typing…";
  return others.length > 0 ? "Several are typing…" : `${firstName(first)} is typing…`;
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

function isQuietNow(_state: WorkspaceState, conversation: Conversation): boolean {
  return isMuted(conversation, Date.now());
}

/** Who wrote stands before the words, but in a direct message, where it goes without saying. */
function preview(state: WorkspaceState, { lastMessage, kind }: Conversation): string {
  if (!lastMessage) return "";
  const text = lastMessage.text.replace(/\s+/g, " ").slice(0, 120);
  if (lastMessage.author === state.profile.self) return `You: ${text}`;
  const author = lastMessage.author ? state.people[lastMessage.author]?.name : undefined;
  return kind === "chat" || !author ? text : `${firstName(author)}: ${text}`;
}
