import { lazy, Suspense } from "react";
import { Spinner } from "./Spinner.tsx";
import { useTexts } from "./use-texts.ts";
import styles from "./EmojiPicker.module.css";

const EmojiPalette = lazy(() => import("./EmojiPalette.tsx"));

/** All emoji, searchable. Its code and data are loaded when it is first opened. */
export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { text } = useTexts();
  return (
    <div className={styles.frame}>
      <Suspense fallback={<Spinner label={text("emoji.loading")} />}>
        <EmojiPalette onPick={onPick} />
      </Suspense>
    </div>
  );
}
