import { useState } from "react";
import { IconButton } from "../../ui/Button.tsx";
import { EmojiPicker } from "../../ui/EmojiPicker.tsx";
import { SmileIcon } from "../../ui/icons.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useTexts } from "../../ui/use-texts.ts";

export function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { text } = useTexts();
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <IconButton
        ref={setAnchor}
        label={text("emoji.title")}
        aria-expanded={isOpen}
        // A click leaves the caret where it is; there it is again when the picker goes.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setIsOpen(!isOpen)}
      >
        <SmileIcon />
      </IconButton>
      {isOpen && anchor && (
        <Popover label={text("emoji.title")} anchor={anchor} onClose={close}>
          <EmojiPicker
            onPick={(emoji) => {
              close();
              onPick(emoji);
            }}
          />
        </Popover>
      )}
    </>
  );
}
