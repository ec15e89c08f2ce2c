import { useCommands, useSelector } from "../../state/use-parley.ts";
import { IconButton } from "../../ui/Button.tsx";
import { AlertIcon, CloseIcon } from "../../ui/icons.tsx";
import styles from "./Notices.module.css";
import { useTexts } from "../../ui/use-texts.ts";

/** What main has to say to the person, until they have read it. */
export function Notices() {
  const texts = useTexts();
  const notices = useSelector((app) => app.notices);
  const invoke = useCommands();
  if (notices.length === 0) return null;
  return (
    <div className={styles.notices}>
      {notices.map(({ id, severity, text }) => (
        <div
          key={id}
          role={severity === "warning" ? "alert" : "status"}
          className={styles.notice}
          data-severity={severity}
        >
          <AlertIcon />
          <p>{texts.say(text)}</p>
          <IconButton
            size="small"
            label={texts.text("action.dismiss")}
            onClick={() => void invoke("dismissNotice", { id })}
          >
            <CloseIcon />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
