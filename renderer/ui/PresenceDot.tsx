import styles from "./PresenceDot.module.css";

const names = { online: "Online", away: "Away", offline: "Offline", bot: "Bot", unknown: null } as const;

export function presenceName(presence: keyof typeof names): string | null {
  return names[presence];
}

/** Sits at the corner of a picture; says nothing to screen readers, whose text stands elsewhere. */
export function PresenceDot({ presence }: { readonly presence: keyof typeof names }) {
  if (presence === "unknown") return null;
  return <span aria-hidden="true" title={names[presence]} className={`${styles.dot} ${styles[presence]}`} />;
}
