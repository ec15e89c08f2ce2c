import { previewOf } from "../../../shared/domain/messages/preview.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./ConfirmDelete.module.css";

interface ConfirmDeleteProps {
  readonly text: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function ConfirmDelete({ text, onCancel, onConfirm }: ConfirmDeleteProps) {
  const { text: words } = useTexts();
  return (
    <Dialog title={words("actions.deleteQuestion")} size="small" onClose={onCancel}>
      <div className={styles.body}>
        {text !== "" && <blockquote>{previewOf(text)}</blockquote>}
        <p>{words("actions.deleteMeans")}</p>
        <div className={styles.buttons}>
          <Button onClick={onCancel}>{words("action.cancel")}</Button>
          <Button look="danger" onClick={onConfirm}>
            {words("action.delete")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
