import { useCommands } from "../../state/use-parley.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { LinkQuestion } from "./use-links.ts";
import styles from "./LinkQuestionDialog.module.css";

interface LinkQuestionDialogProps {
  readonly question: LinkQuestion;
  readonly onClose: () => void;
}

/** Before a link is opened that says it leads somewhere else. */
export function LinkQuestionDialog({ question: { says, leadsTo, url }, onClose }: LinkQuestionDialogProps) {
  const invoke = useCommands();
  return (
    <Dialog title="Open this link?" size="small" onClose={onClose}>
      <div className={styles.body}>
        <p>
          This link says <strong dir="ltr">{says}</strong> but leads to <strong dir="ltr">{leadsTo}</strong>. Open it
          only if you know that place and trust who sent it.
        </p>
        <p dir="ltr" className={styles.address}>
          {url}
        </p>
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            onClick={() => {
              void navigator.clipboard.writeText(url);
              onClose();
            }}
          >
            Copy address
          </Button>
          <Button
            look="danger"
            onClick={() => {
              void invoke("openExternal", { url });
              onClose();
            }}
          >
            Open
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
