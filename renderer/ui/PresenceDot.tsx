import type { Texts } from "../../shared/text/texts.ts";
import { useTexts } from "./use-texts.ts";
import styles from "./PresenceDot.module.css";

type Presence = "online" | "away" | "offline" | "bot" | "unknown";

export function presenceName({ text }: Texts, presence: Presence): string | null {
  return presence === "unknown" ? null : text(`presence.${presence}`);
}

/** Sits at the corner of a picture; says nothing to screen readers, whose text stands elsewhere. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  const { text } = useTexts();
  if (presence === "unknown") return null;
  return (
    <span aria-hidden="true" title={text(`presence.${presence}`)} className={`${styles.dot} ${styles[presence]}`} />
  );
}
