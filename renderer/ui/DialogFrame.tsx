import { Dialog } from "@base-ui/react/dialog";
import { IconButton } from "./Button.tsx";
import type { DialogProps } from "./Dialog.tsx";
import { FocusKeeper } from "./FocusKeeper.tsx";
import { CloseIcon } from "./icons.tsx";
import { useTexts } from "./use-texts.ts";
import styles from "./Dialog.module.css";

/** A dialog as it is drawn; it is open as long as it is mounted. */
export function DialogFrame({ title, onClose, children, size = "medium", place = "center" }: DialogProps) {
  const { text } = useTexts();
  return (
    <Dialog.Root open modal="trap-focus" onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup
          data-layer="dialog"
          initialFocus={false}
          finalFocus={false}
          className={`${styles.dialog} ${styles[size]} ${styles[place]}`}
        >
          <FocusKeeper className={styles.body}>
            <header className={styles.header}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              <Dialog.Close render={<IconButton label={text("action.close")}>{<CloseIcon />}</IconButton>} />
            </header>
            {children}
          </FocusKeeper>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
