import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import styles from "./Popover.module.css";

interface PopoverProps {
  readonly label: string;
  /** What it hangs on. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}

const gap = 6;

/** Floats beside its anchor, above or below as there is room; closes on Escape, a click elsewhere and lost focus. */
export function Popover({ label, anchor, onClose, children, align = "end" }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const settle = () => place(element, anchor, align);
    settle();
    const sizes = new ResizeObserver(settle);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [anchor, align]);

  useEffect(() => {
    const closeElsewhere = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return;
      if (!box.current?.contains(event.target) && !anchor.contains(event.target)) onClose();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    document.addEventListener("keydown", closeOnEscape, { capture: true });
    document.addEventListener("pointerdown", closeElsewhere);
    window.addEventListener("resize", onClose);
    return () => {
      document.removeEventListener("keydown", closeOnEscape, { capture: true });
      document.removeEventListener("pointerdown", closeElsewhere);
      window.removeEventListener("resize", onClose);
    };
  }, [anchor, onClose]);

  useEffect(() => () => anchor.focus({ preventScroll: true }), [anchor]);

  return createPortal(
    <div ref={box} role="dialog" aria-label={label} className={styles.popover}>
      {children}
    </div>,
    anchor.closest("dialog") ?? document.body,
  );
}

function place(element: HTMLElement, anchor: HTMLElement, align: "start" | "end"): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const top = below + height <= window.innerHeight - 8 || above < 8 ? below : above;
  const left = align === "start" ? at.left : at.right - width;
  element.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
  element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
}
