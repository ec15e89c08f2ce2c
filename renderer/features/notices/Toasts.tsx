import { useEffect } from "react";
import { useView, useViewActions } from "../../state/use-parley.ts";
import type { Remark } from "../../state/view.ts";
import { IconButton } from "../../ui/Button.tsx";
import { CloseIcon } from "../../ui/icons.tsx";
import styles from "./Notices.module.css";

/** Long enough to read two sentences, ms. */
const shownFor = 8_000;

/** What did not work just now, or what did and cannot be seen here. Goes by itself. */
export function Remarks() {
  const remarks = useView((view) => view.remarks);
  return (
    <div className={styles.remarks}>
      {remarks.map((remark) => (
        <RemarkLine key={remark.id} remark={remark} />
      ))}
    </div>
  );
}

function RemarkLine({ remark }: { readonly remark: Remark }) {
  const view = useViewActions();
  const { id, tone, sentence } = remark;
  useEffect(() => {
    const timer = setTimeout(() => view.dismiss(id), shownFor);
    return () => clearTimeout(timer);
  }, [view, id]);
  return (
    <div role={tone === "trouble" ? "alert" : "status"} className={styles.remark}>
      <p>{sentence}</p>
      <IconButton size="small" label="Dismiss" onClick={() => view.dismiss(id)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
