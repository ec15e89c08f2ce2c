import { LinkedText } from "./LinkedText.tsx";
import { useTexts } from "../../ui/use-texts.ts";
import styles from "./AsideLine.module.css";

interface AsideLineProps {
  readonly text: string;
  /** Origin of the workspace's server. */
  readonly server: string;
}

/** What the server says to this person alone, such as the answer to a command. */
export function AsideLine({ text, server }: AsideLineProps) {
  const words = useTexts();
  return (
    <div role="note" aria-label={words.text("timeline.onlyYou")} className={styles.line}>
      <p dir="auto">
        <LinkedText text={text} server={server} />
      </p>
      <span>{words.text("timeline.onlyYou")}</span>
    </div>
  );
}
