import type { MessageReference } from "../../../shared/discuss.ts";
import { authorFace } from "../../state/avatars.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import type { Scene } from "./render-context.ts";
import styles from "./ReplyQuote.module.css";

interface ReplyQuoteProps {
  readonly reference: MessageReference;
  readonly scene: Scene;
}

/** The message that is answered, in a line above the answer. */
export function ReplyQuote({ reference, scene }: ReplyQuoteProps) {
  const face = authorFace(scene, { author: reference.author, authorName: null });
  return (
    <div className={styles.quote}>
      <span className="visually-hidden">In reply to</span>
      <Avatar {...face} size={20} />
      <strong>{face.name}</strong>
      <span className={styles.text}>{reference.text || "A message without words"}</span>
    </div>
  );
}
