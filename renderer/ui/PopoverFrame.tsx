import { Popover } from "@base-ui/react/popover";
import { useCallback, useRef } from "react";
import { FocusKeeper } from "./FocusKeeper.tsx";
import type { PopoverProps } from "./Popover.tsx";
import styles from "./Popover.module.css";

/** A popover as it is drawn; it is open as long as it is mounted. */
export function PopoverFrame({ label, anchor, onClose, children, align = "end" }: PopoverProps) {
  const left = useRef(false);
  const isLeft = useCallback(() => left.current, []);
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen, details) => {
        // A click on what it hangs on closes it there.
        const { target } = details.event;
        left.current = details.reason === "focus-out";
        if (isOpen || (target instanceof Node && anchor.contains(target))) details.cancel();
        else onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align={align}
          side="bottom"
          sideOffset={6}
          collisionPadding={8}
          positionMethod="fixed"
          className={styles.place}
        >
          <Popover.Popup
            data-layer="popover"
            aria-label={label}
            initialFocus={false}
            finalFocus={false}
            className={styles.popover}
          >
            <FocusKeeper isLeft={isLeft}>{children}</FocusKeeper>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
