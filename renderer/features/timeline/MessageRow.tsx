import { useState } from "react";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { authorAvatar } from "../../state/avatars.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { PinIcon, StarIcon } from "../../ui/icons.tsx";
import { articleProps } from "./article.ts";
import { Attachments } from "./Attachments.tsx";
import { MessageActions } from "./MessageActions.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { Reactions } from "./Reactions.tsx";
import { ReplyQuote } from "./ReplyQuote.tsx";
import type { RenderContext } from "./render-context.ts";
import { useTexts } from "../../ui/use-texts.ts";
import { useFormats } from "../../ui/use-formats.ts";
import styles from "./MessageRow.module.css";

interface MessageRowProps {
  readonly message: Message;
  readonly isContinued: boolean;
  readonly context: RenderContext;
  readonly channel: ChannelId;
  readonly isLast: boolean;
  readonly isNear: boolean;
}

export function MessageRow({ message, isContinued, context, channel, isLast, isNear }: MessageRowProps) {
  const texts = useTexts();
  const { text } = texts;
  const formats = useFormats();
  const { id: workspace, profile } = context;
  const avatar = authorAvatar(context, message, texts);
  const isOwn = profile.self === message.author;
  const isToMe = message.mentions.includes(profile.self);
  const [isBusy, setIsBusy] = useState(false);
  const time = formats.clockTime(message.sentAt);
  const hasActions = (isNear || isBusy) && !message.isDeleted;

  return (
    <div
      {...articleProps({
        row: message.clientId ?? message.id,
        name: text("message.name", { author: avatar.name, time }),
        isLast,
        delivery: isOwn ? "sent" : undefined,
      })}
      data-message={message.id}
      className={`${styles.row} ${isContinued ? styles.continued : styles.first} ${isToMe ? styles.toMe : ""} ${hasActions ? styles.near : ""}`}
    >
      {message.replyTo && <ReplyQuote reference={message.replyTo} context={context} />}
      <div className={styles.gutter}>
        {isContinued ? (
          <time className={styles.asideTime} title={isNear ? formats.exactTime(message.sentAt) : undefined}>
            {time}
          </time>
        ) : (
          <Avatar {...avatar} />
        )}
      </div>
      <div className={styles.content}>
        {!isContinued && (
          <div className={styles.heading}>
            <span className={styles.author}>{avatar.name}</span>
            <time className={styles.time} title={isNear ? formats.exactTime(message.sentAt) : undefined}>
              {time}
            </time>
            <Marks message={message} />
          </div>
        )}
        {message.isDeleted ? (
          <p className={styles.deleted}>{text("message.deleted")}</p>
        ) : (
          <>
            <MessageBody html={message.body} text={message.text} workspace={workspace} server={profile.server} />
            <Attachments attachments={message.attachments} workspace={workspace} />
          </>
        )}
        {message.isEdited && !message.isDeleted && <span className={styles.edited}>{text("message.edited")}</span>}
        {isContinued && <Marks message={message} />}
        {isOwn && <span className="visually-hidden">{text("delivery.sent")}</span>}
        <Reactions message={message} workspace={workspace} />
      </div>
      {hasActions && (
        <MessageActions message={message} isOwn={isOwn} workspace={workspace} channel={channel} onBusy={setIsBusy} />
      )}
    </div>
  );
}

function Marks({ message }: { readonly message: Message }) {
  const { text } = useTexts();
  if (message.pinnedAt === null && !message.isStarred) return null;
  return (
    <span className={styles.marks}>
      {message.pinnedAt !== null && (
        <span title={text("message.pinned")}>
          <PinIcon />
          <span className="visually-hidden">{text("message.pinned")}</span>
        </span>
      )}
      {message.isStarred && (
        <span title={text("message.starred")}>
          <StarIcon />
          <span className="visually-hidden">{text("message.starred")}</span>
        </span>
      )}
    </span>
  );
}
