import { EmojiPicker, type EmojiPickerListComponents } from "frimousse";
import { resolveEmoji } from "./emoji-data.ts";
import { useTexts } from "./use-texts.ts";
import styles from "./EmojiPicker.module.css";

/** It was opened to pick one: typing searches at once. */
function focusNow(search: HTMLInputElement | null): void {
  search?.focus({ preventScroll: true });
}

const parts: EmojiPickerListComponents = {
  CategoryHeader: ({ category, ...rest }) => (
    <div {...rest} className={styles.category}>
      {category.label}
    </div>
  ),
  Row: (rest) => <div {...rest} className={styles.row} />,
  Emoji: ({ emoji, ...rest }) => (
    <button {...rest} type="button" className={styles.emoji} data-active={emoji.isActive}>
      {emoji.emoji}
    </button>
  ),
};

/** The default export is what `lazy` wants. */
export default function EmojiPalette({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { text, language } = useTexts();
  return (
    <EmojiPicker.Root
      className={styles.picker}
      columns={9}
      locale={language}
      resolveEmojiData={resolveEmoji}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <EmojiPicker.Search
        ref={focusNow}
        className={styles.search}
        placeholder={text("emoji.search")}
        aria-label={text("emoji.search")}
      />
      <EmojiPicker.Viewport className={styles.viewport}>
        <EmojiPicker.Loading className={styles.empty}>{text("emoji.loadingList")}</EmojiPicker.Loading>
        <EmojiPicker.Empty className={styles.empty}>{text("emoji.none")}</EmojiPicker.Empty>
        <EmojiPicker.List components={parts} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}
