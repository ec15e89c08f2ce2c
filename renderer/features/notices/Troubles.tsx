import { useEffect } from "react";
import { useView, useViewActions } from "../../state/use-parley.ts";
import type { Trouble } from "../../state/view.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CloseIcon } from "../../ui/icons.tsx";
import styles from "./Notices.module.css";

/** Long enough to read two sentences, ms. */
const shownFor = 8_000;

/** What did not work just now. Goes by itself. */
export function Troubles() {
  const troubles = useView((view) => view.troubles);
  return (
    <div className={styles.troubles}>
      {troubles.map((trouble) => (
        <TroubleLine key={trouble.id} trouble={trouble} />
      ))}
    </div>
  );
}

function TroubleLine({ trouble }: { readonly trouble: Trouble }) {
  const view = useViewActions();
  const { id, sentence } = trouble;
  useEffect(() => {
    const timer = setTimeout(() => view.dismiss(id), shownFor);
    return () => clearTimeout(timer);
  }, [view, id]);
  return (
    <div role="alert" className={styles.trouble}>
      <p>{sentence}</p>
      <IconButton size="small" label="Dismiss" onClick={() => view.dismiss(id)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
