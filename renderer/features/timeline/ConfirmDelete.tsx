import { previewOf } from "../../../shared/domain/messages/preview.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./ConfirmDelete.module.css";

interface ConfirmDeleteProps {
  readonly text: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function ConfirmDelete({ text, onCancel, onConfirm }: ConfirmDeleteProps) {
  return (
    <Dialog title="Delete this message?" size="small" onClose={onCancel}>
      <div className={styles.body}>
        {text !== "" && <blockquote>{previewOf(text)}</blockquote>}
        <p>It goes away for everybody.</p>
        <div className={styles.buttons}>
          <Button onClick={onCancel}>Cancel</Button>
          <Button look="danger" onClick={onConfirm}>
            Delete
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
