import { memo, useMemo, type KeyboardEvent, type MouseEvent } from "react";
import type { Conversation } from "../../../shared/domain/conversations/types.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { Presence } from "../../../shared/domain/people/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId, WorkspaceId } from "../../../shared/ids.ts";
import { textIn } from "../../../shared/domain/drafts/draft.ts";
import { previewOf } from "../../../shared/domain/messages/preview.ts";
import { isMuted, typingNames } from "../../../shared/domain/conversations/selectors.ts";
import { at } from "../../../shared/collections/table.ts";
import { conversationAvatar, conversationPresence, isSameAvatar, type AvatarProps } from "../../state/avatars.ts";
import { remember } from "../../state/remember.ts";
import { useNewWindow } from "../../state/use-new-window.ts";
import { usePlatform, useView, useViewActions, useWorkspace } from "../../state/use-parley.ts";
import { draftIn } from "../../state/view.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Boundary, useRetry } from "../../ui/Boundary.tsx";
import { Button } from "../../ui/Button.tsx";
import { BellOffIcon, GroupIcon, HashIcon } from "../../ui/icons.tsx";
import { PresenceDot } from "../../ui/PresenceDot.tsx";
import { useToday } from "../../ui/use-today.ts";
import { useFormats } from "../../ui/use-formats.ts";
import { useTexts } from "../../ui/use-texts.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./ConversationItem.module.css";

interface ConversationItemProps {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

export const ConversationItem = memo(function ConversationItem(props: ConversationItemProps) {
  return (
    <Boundary of={props.channel} instead={<ItemFault />}>
      <Item {...props} />
    </Boundary>
  );
});

function ItemFault() {
  const { text } = useTexts();
  const retry = useRetry();
  return (
    <li className={`${styles.item} ${styles.fault}`}>
      <span>{text("conversation.fault")}</span>
      <Button look="quiet" size="compact" onClick={retry}>
        {text("action.tryAgain")}
      </Button>
    </li>
  );
}

function Item({ workspace, channel }: ConversationItemProps) {
  const texts = useTexts();
  const { text } = texts;
  const formats = useFormats();
  const view = useViewActions();
  const openInNewWindow = useNewWindow();
  const isMac = usePlatform() === "darwin";
  const today = useToday();
  const select = useMemo(() => remember(inputsOf(channel), lookOf(channel, texts)), [channel, texts]);
  const look = useWorkspace(workspace, select, null, isSameLook);
  const isShown = useView((now) => now.workspace === workspace && now.channels[workspace] === channel);
  const draft = useView((now) => previewOf(textIn(draftIn(now, { workspace, channel }))));
  if (!look) return null;
  const { kind, unread, sentAt, avatar, presence, line, typing, isQuiet } = look;
  const isDrafted = draft !== "" && !isShown;

  /** With Ctrl, or ⌘ on a Mac, in a new window, as a link in a browser. */
  const isElsewhere = (event: MouseEvent | KeyboardEvent) => (isMac ? event.metaKey : event.ctrlKey);
  const openElsewhere = () => openInNewWindow({ workspace, channel });

  return (
    <button
      type="button"
      aria-current={isShown ? "page" : undefined}
      aria-label={unread > 0 ? text("conversation.unread", { name: avatar.name, count: unread }) : avatar.name}
      className={styles.button}
      data-unread={unread > 0 && !isQuiet}
      onClick={(event) => (isElsewhere(event) ? openElsewhere() : view.goTo({ workspace, channel }))}
      onAuxClick={(event) => event.button === 1 && openElsewhere()}
      // With Ctrl, Enter does not click by itself.
      onKeyDown={(event) => event.key === "Enter" && isElsewhere(event) && openElsewhere()}
    >
      <span className={styles.picture}>
        <Avatar {...avatar} size={40} shape={kind === "chat" ? "round" : "square"}>
          {kind === "channel" ? <HashIcon /> : kind === "group" ? <GroupIcon /> : undefined}
        </Avatar>
        {presence && <PresenceDot presence={presence} />}
      </span>
      <span className={styles.line}>
        <span className={styles.name}>{avatar.name}</span>
        {isQuiet && <BellOffIcon />}
        {sentAt !== null && (
          <time className={styles.time} title={formats.exactTime(sentAt)}>
            {formats.listTime(sentAt, today)}
          </time>
        )}
      </span>
      <span className={styles.line}>
        <span className={styles.preview} data-look={typing !== "" ? "typing" : isDrafted ? "draft" : undefined}>
          {typing !== "" ? typing : isDrafted ? text("conversation.draft", { text: draft }) : line}
        </span>
        {unread > 0 && (
          <span className={styles.badge} data-quiet={isQuiet}>
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </span>
    </button>
  );
}

/** All that a row shows, and nothing else: who has read how far changes it not. */
interface Look {
  readonly kind: Conversation["kind"];
  readonly unread: number;
  /** Of the last message. */
  readonly sentAt: Instant | null;
  readonly avatar: AvatarProps;
  readonly presence: Presence | null;
  readonly line: string;
  readonly typing: string;
  readonly isQuiet: boolean;
}

function inputsOf(channel: ChannelId): (state: WorkspaceState) => readonly unknown[] {
  return ({ conversations, people, typing }) => [at(conversations, channel), people, typing[channel]];
}

function lookOf(channel: ChannelId, texts: Texts): (state: WorkspaceState) => Look | null {
  return (state) => {
    const conversation = at(state.conversations, channel);
    if (!conversation) return null;
    return {
      kind: conversation.kind,
      unread: conversation.unread,
      sentAt: conversation.lastMessage?.sentAt ?? null,
      avatar: conversationAvatar(state, conversation, texts),
      presence: conversationPresence(state, conversation),
      line: preview(state, conversation, texts),
      typing: typingHint(state, conversation, texts),
      isQuiet: isMuted(conversation, Date.now()),
    };
  };
}

function isSameLook(one: Look | null, other: Look | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.kind === other.kind &&
    one.unread === other.unread &&
    one.sentAt === other.sentAt &&
    isSameAvatar(one.avatar, other.avatar) &&
    one.presence === other.presence &&
    one.line === other.line &&
    one.typing === other.typing &&
    one.isQuiet === other.isQuiet
  );
}

/** In a direct message it goes without saying who. */
function typingHint(state: WorkspaceState, { id, kind }: Conversation, { text }: Texts): string {
  const [first, ...others] = typingNames(state, id);
  if (first === undefined) return "";
  if (kind === "chat") return text("conversation.typing");
  return others.length > 0
    ? text("conversation.severalTyping")
    : text("conversation.isTyping", { name: firstName(first) });
}

function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

/** Who wrote stands before the words, but in a direct message, where it goes without saying. */
function preview(state: WorkspaceState, { lastMessage, kind }: Conversation, { text }: Texts): string {
  if (!lastMessage) return "";
  const words = previewOf(lastMessage.text);
  if (lastMessage.author === state.profile.self) return text("conversation.byYou", { text: words });
  const author = lastMessage.author ? at(state.people, lastMessage.author)?.name : undefined;
  return kind === "chat" || !author ? words : text("conversation.by", { author: firstName(author), text: words });
}
