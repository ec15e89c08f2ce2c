import type { ReactNode } from "react";
import { late } from "./late.tsx";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: "small" | "medium" | "large";
  /** `top`: near the upper edge, for lists that grow. */
  readonly place?: "center" | "top";
}

/** A modal dialog: keeps the focus, gives it back, closes with Escape and a click beside it. */
export const Dialog = late<DialogProps>((parts) => parts.DialogFrame);
