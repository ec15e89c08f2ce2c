import type { Message } from "../../../shared/domain/messages/types.ts";
import { previewOf } from "../../../shared/domain/messages/preview.ts";
import { authorAvatar } from "../../state/avatars.ts";
import { articleProps } from "./article.ts";
import { LinkedText } from "./LinkedText.tsx";
import type { RenderContext } from "./render-context.ts";
import { useTexts } from "../../ui/use-texts.ts";
import { useFormats } from "../../ui/use-formats.ts";
import styles from "./SystemLine.module.css";

interface SystemLineProps {
  readonly message: Message;
  readonly context: RenderContext;
  readonly isLast: boolean;
  readonly isNear: boolean;
}

/**
 * What happened, as the server tells it: "invited Ada to the channel" after the name of who did it, or "Ben pinned a
 * message to this channel", which has the name in it.
 */
export function SystemLine({ message, context, isLast, isNear }: SystemLineProps) {
  const texts = useTexts();
  const formats = useFormats();
  const time = formats.clockTime(message.sentAt);
  const { name } = authorAvatar(context, message, texts);
  return (
    <div
      {...articleProps({ row: message.id, name: texts.text("message.name", { author: name, time }), isLast })}
      className={styles.line}
    >
      <span>
        {!message.text.includes(name) && <strong>{name} </strong>}
        <LinkedText text={previewOf(message.text)} server={context.profile.server} />
      </span>
      <time title={isNear ? formats.exactTime(message.sentAt) : undefined}>{time}</time>
    </div>
  );
}
