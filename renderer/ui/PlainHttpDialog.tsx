import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Pieces } from "./Pieces.tsx";
import { useTexts } from "./use-texts.ts";
import styles from "./PlainHttpDialog.module.css";

interface PlainHttpDialogProps {
  /** Of the server, with its port. */
  readonly host: string;
  /** What would be sent. */
  readonly secret: "password" | "key";
  readonly onAgree: () => void;
  readonly onCancel: () => void;
}

/** Before a secret goes to a server that can be reached without encryption only. */
export function PlainHttpDialog({ host, secret, onAgree, onCancel }: PlainHttpDialogProps) {
  const { text, pieces } = useTexts();
  return (
    <Dialog title={text("plainHttp.title")} size="small" onClose={onCancel}>
      <div className={styles.body}>
        <p>
          <Pieces of={pieces(`plainHttp.${secret}`, { host: <strong dir="ltr">{host}</strong> })} />
        </p>
        <p>{text("plainHttp.advice")}</p>
        <div className={styles.buttons}>
          <Button onClick={onCancel}>{text("action.cancel")}</Button>
          <Button look="danger" onClick={onAgree}>
            {text("plainHttp.agree")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
