import { useEffect } from "react";
import { useView, useViewActions } from "../../state/use-parley.ts";
import type { Toast } from "../../state/view.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CloseIcon } from "../../ui/icons.tsx";
import styles from "./Notices.module.css";
import { useTexts } from "../../ui/use-texts.ts";

/** Long enough to read two sentences, ms. */
const shownFor = 8_000;

/** What did not work just now, or what did and cannot be seen here. Goes by itself. */
export function Toasts() {
  const toasts = useView((view) => view.toasts);
  return (
    <div className={styles.toasts}>
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { text, say } = useTexts();
  const view = useViewActions();
  const { id, tone, said } = toast;
  useEffect(() => {
    const timer = setTimeout(() => view.dismiss(id), shownFor);
    return () => clearTimeout(timer);
  }, [view, id]);
  return (
    <div role={tone === "trouble" ? "alert" : "status"} className={styles.toast}>
      <p>{say(said)}</p>
      <IconButton size="small" label={text("action.dismiss")} onClick={() => view.dismiss(id)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
