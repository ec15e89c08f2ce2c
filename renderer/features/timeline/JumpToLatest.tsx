import { DownIcon } from "../../ui/icons.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./JumpToLatest.module.css";

export function JumpToLatest({ unread, onJump }: { readonly unread: number; readonly onJump: () => void }) {
  const { text } = useTexts();
  const label = unread > 0 ? text("timeline.newMessages", { count: unread }) : text("timeline.jumpToLatest");
  return (
    <button type="button" className={styles.jump} data-new={unread > 0} onClick={onJump}>
      {label}
      <DownIcon />
    </button>
  );
}
