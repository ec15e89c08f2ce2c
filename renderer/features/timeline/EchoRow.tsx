import { isBlank, type MessageContent } from "../../../shared/domain/messages/content.ts";
import type { Delivery, OutboxEntry } from "../../../shared/domain/outbox/types.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { visibleName } from "../../../shared/names/visible-name.ts";
import { authorAvatar } from "../../state/avatars.ts";
import type { ConversationRef } from "../../state/conversation-ref.ts";
import { useCommands, useAction, useViewActions } from "../../state/use-parley.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { AlertIcon, ClockIcon } from "../../ui/icons.tsx";
import { articleProps } from "./article.ts";
import { EchoFiles } from "./EchoFiles.tsx";
import { FoldedText, MessageBody } from "./MessageBody.tsx";
import row from "./MessageRow.module.css";
import type { RenderContext } from "./render-context.ts";
import { useFormats } from "../../ui/use-formats.ts";
import type { Texts } from "../../../shared/text/texts.ts";
import styles from "./EchoRow.module.css";
import { useTexts } from "../../ui/use-texts.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

interface EchoRowProps {
  readonly entry: OutboxEntry;
  readonly isContinued: boolean;
  readonly context: RenderContext;
  readonly channel: ChannelId;
  readonly isLast: boolean;
}

/** What was written here and is not on the server yet. */
export function EchoRow({ entry, isContinued, context, channel, isLast }: EchoRowProps) {
  const texts = useTexts();
  const formats = useFormats();
  const { profile } = context;
  const avatar = authorAvatar(context, { author: profile.self, authorName: visibleName(profile.login) }, texts);
  const time = formats.clockTime(entry.queuedAt);
  const { delivery } = entry;
  return (
    <div
      {...articleProps({
        row: entry.clientId,
        name: texts.text("message.name", { author: avatar.name, time }),
        isLast,
        delivery: delivery.state === "uploading" ? "sending" : delivery.state,
      })}
      className={`${row.row} ${isContinued ? row.continued : row.first}`}
    >
      <div className={row.gutter}>{!isContinued && <Avatar {...avatar} />}</div>
      <div className={row.content}>
        {!isContinued && (
          <div className={row.heading}>
            <span className={row.author}>{avatar.name}</span>
            <time className={row.time} title={formats.exactTime(entry.queuedAt)}>
              {time}
            </time>
          </div>
        )}
        <div className={styles.line}>
          <div className={styles.text}>
            {!isBlank(entry.content) && <Words content={entry.content} context={context} />}
            <EchoFiles files={entry.files} workspace={context.id} />
          </div>
          <DeliveryMark delivery={delivery} />
        </div>
        {delivery.state === "failed" && (
          <Refusal entry={entry} reason={delivery.reason} place={{ workspace: context.id, channel }} />
        )}
      </div>
    </div>
  );
}

function Words({ content, context }: { readonly content: MessageContent; readonly context: RenderContext }) {
  const { server } = context.profile;
  if (content.type === "plain") return <FoldedText text={content.text} server={server} />;
  return <MessageBody html={content.html} text={content.text} workspace={context.id} server={server} />;
}

function DeliveryMark({ delivery }: { readonly delivery: Delivery }) {
  const texts = useTexts();
  const name = deliveryName(texts, delivery);
  return (
    <span className={`${styles.mark} ${styles[delivery.state]}`} title={name}>
      {delivery.state === "failed" ? <AlertIcon /> : <ClockIcon />}
      <span className={delivery.state === "sending" ? "visually-hidden" : undefined}>{name}</span>
    </span>
  );
}

function deliveryName({ text }: Texts, delivery: Delivery): string {
  switch (delivery.state) {
    case "queued":
      return text("delivery.queued");
    case "uploading":
      return text("delivery.uploading", { percent: delivery.percent });
    case "sending":
      return text("delivery.sending");
    case "failed":
      return text("delivery.failed");
  }
}

function Refusal({ entry, reason, place }: { entry: OutboxEntry; reason: CodedText; place: ConversationRef }) {
  const { text, say } = useTexts();
  const invoke = useCommands();
  const attempt = useAction();
  const view = useViewActions();
  const { clientId } = entry;
  const { workspace } = place;
  return (
    <div className={styles.refusal}>
      <span>{say(reason)}</span>
      <div className={styles.choices}>
        <Button size="compact" onClick={() => void attempt(invoke("retryMessage", { workspace, clientId }))}>
          {text("delivery.retry")}
        </Button>
        <Button look="quiet" size="compact" onClick={() => view.revise(place, entry)}>
          {text("action.edit")}
        </Button>
        <Button
          look="quiet"
          size="compact"
          onClick={() => void attempt(invoke("discardMessage", { workspace, clientId }))}
        >
          {text("delivery.discard")}
        </Button>
      </div>
    </div>
  );
}
