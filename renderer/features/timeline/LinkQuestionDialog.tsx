import { useCommands } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { LinkQuestion } from "./use-links.ts";
import { Pieces } from "../../ui/Pieces.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./LinkQuestionDialog.module.css";

interface LinkQuestionDialogProps {
  readonly question: LinkQuestion;
  readonly onClose: () => void;
}

/** Before a link is opened that says it leads somewhere else. */
export function LinkQuestionDialog({ question: { says, leadsTo, url }, onClose }: LinkQuestionDialogProps) {
  const { text, pieces } = useTexts();
  const invoke = useCommands();
  return (
    <Dialog title={text("link.question")} size="small" onClose={onClose}>
      <div className={styles.body}>
        <p>
          <Pieces
            of={pieces("link.lies", {
              says: <strong dir="ltr">{says}</strong>,
              leadsTo: <strong dir="ltr">{leadsTo}</strong>,
            })}
          />
        </p>
        <p dir="ltr" className={styles.address}>
          {url}
        </p>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{text("action.cancel")}</Button>
          <Button
            onClick={() => {
              void navigator.clipboard.writeText(url);
              onClose();
            }}
          >
            {text("action.copyAddress")}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              void invoke("openExternal", { url });
              onClose();
            }}
          >
            {text("action.open")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
