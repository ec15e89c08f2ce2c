import styles from "./Spinner.module.css";

/** Shown only when the wait is long enough to be noticed. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <span role="status" className={styles.spinner}>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
