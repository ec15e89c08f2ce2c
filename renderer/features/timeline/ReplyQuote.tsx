import type { MessageReference } from "../../../shared/domain/messages/types.ts";
import { authorAvatar } from "../../state/avatars.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { RenderContext } from "./render-context.ts";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./ReplyQuote.module.css";

interface ReplyQuoteProps {
  readonly reference: MessageReference;
  readonly context: RenderContext;
}

/** The message that is answered, in a line above the answer. */
export function ReplyQuote({ reference, context }: ReplyQuoteProps) {
  const texts = useTexts();
  const avatar = authorAvatar(context, { author: reference.author, authorName: null }, texts);
  return (
    <div className={styles.quote}>
      <span className="visually-hidden">{texts.text("message.inReplyTo")}</span>
      <Avatar {...avatar} size={20} />
      <strong>{avatar.name}</strong>
      <span className={styles.text}>{reference.text || texts.text("message.withoutWords")}</span>
    </div>
  );
}
