import { useCommands, useView, useViewActions } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { AlertIcon } from "../../ui/icons.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./Notices.module.css";

/** Why this window shows less than it could, and the way back. */
export function SafeStart() {
  const { text } = useTexts();
  const start = useView((view) => view.start);
  const isHeldBack = useView((view) => view.own !== null && view.isHeldBack);
  const invoke = useCommands();
  const view = useViewActions();
  if (start === "usual") return null;
  return (
    <div className={styles.notices}>
      <div role="alert" className={styles.notice} data-severity="warning">
        <AlertIcon />
        <p>{isHeldBack ? text("window.crashedWithConversation") : text("window.crashed")}</p>
        {isHeldBack && (
          <Button size="compact" onClick={() => view.openHeldBack()}>
            {text("window.openWithoutPictures")}
          </Button>
        )}
        <Button size="compact" onClick={() => void invoke("startUsually", {})}>
          {text("window.startAsUsual")}
        </Button>
      </div>
    </div>
  );
}
