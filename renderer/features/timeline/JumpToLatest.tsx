import { DownIcon } from "../../ui/icons.tsx";
import styles from "./JumpToLatest.module.css";

export function JumpToLatest({ unread, onJump }: { readonly unread: number; readonly onJump: () => void }) {
  const label = unread > 0 ? `${unread} new ${unread === 1 ? "message" : "messages"}` : "Jump to latest";
  return (
    <button type="button" className={styles.jump} data-new={unread > 0} onClick={onJump}>
      {label}
      <DownIcon />
    </button>
  );
}
