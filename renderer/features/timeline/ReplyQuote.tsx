import type { MessageReference } from "../../../shared/domain/messages/types.ts";
import { authorAvatar } from "../../state/avatars.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { RenderContext } from "./render-context.ts";
import styles from "./ReplyQuote.module.css";

interface ReplyQuoteProps {
  readonly reference: MessageReference;
  readonly context: RenderContext;
}

/** The message that is answered, in a line above the answer. */
export function ReplyQuote({ reference, context }: ReplyQuoteProps) {
  const avatar = authorAvatar(context, { author: reference.author, authorName: null });
  return (
    <div className={styles.quote}>
      <span className="visually-hidden">In reply to</span>
      <Avatar {...avatar} size={20} />
      <strong>{avatar.name}</strong>
      <span className={styles.text}>{reference.text || "A message without words"}</span>
    </div>
  );
}
