import { LinkedText } from "./LinkedText.tsx";
import styles from "./AsideLine.module.css";

interface AsideLineProps {
  readonly text: string;
  /** Origin of the workspace's server. */
  readonly server: string;
}

/** What the server says to this person alone, such as the answer to a command. */
export function AsideLine({ text, server }: AsideLineProps) {
  return (
    <div role="note" aria-label="Only you can see this" className={styles.line}>
      <p dir="auto">
        <LinkedText text={text} server={server} />
      </p>
      <span>Only you can see this</span>
    </div>
  );
}
