import type { ReactNode } from "react";
import { late } from "./late.tsx";

export interface PopoverProps {
  readonly label: string;
  /** What it hangs on. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}

/** Floats beside its anchor, above or below as there is room; closes on Escape, a click elsewhere and lost focus. */
export const Popover = late<PopoverProps>((parts) => parts.PopoverFrame);
