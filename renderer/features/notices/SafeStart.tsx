import { useCommands, useView, useViewActions } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { AlertIcon } from "../../ui/icons.tsx";
import styles from "./Notices.module.css";

/** Why this window shows less than it could, and the way back. */
export function SafeStart() {
  const start = useView((view) => view.start);
  const isHeldBack = useView((view) => view.own !== null && view.isHeldBack);
  const invoke = useCommands();
  const view = useViewActions();
  if (start === "usual") return null;
  return (
    <div className={styles.notices}>
      <div role="alert" className={styles.notice} data-severity="warning">
        <AlertIcon />
        <p>
          {isHeldBack
            ? "This window crashed several times, so its conversation is not opened by itself, and pictures are not shown."
            : "This window crashed several times, so pictures are not shown for now. Nothing that you sent is lost."}
        </p>
        {isHeldBack && (
          <Button size="compact" onClick={() => view.openHeldBack()}>
            Open without pictures
          </Button>
        )}
        <Button size="compact" onClick={() => void invoke("startUsually", {})}>
          Start as usual
        </Button>
      </div>
    </div>
  );
}
