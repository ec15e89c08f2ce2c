import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { useTexts } from "./use-texts.ts";
import styles from "./Button.module.css";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  readonly look?: "primary" | "plain" | "quiet" | "danger";
  readonly size?: "normal" | "compact";
  readonly children: ReactNode;
}

export function Button({ look = "plain", size = "normal", type = "button", children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={`${styles.button} ${styles[look]} ${styles[size]}`}>
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children"> {
  /** What it does; also shown as tooltip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: "small" | "medium";
  readonly look?: "quiet" | "accent" | "on-rail";
  /** The keys that do the same: shown in the tooltip, and told to screen readers. */
  readonly keys?: { readonly shown: string; readonly aria: string } | undefined;
  /** Why it cannot be done here. It can be found and asked about still, but does nothing. */
  readonly unavailable?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button whose face is an icon. */
export function IconButton({
  label,
  children,
  size = "medium",
  look = "quiet",
  type = "button",
  keys,
  unavailable,
  onClick,
  ...rest
}: IconButtonProps) {
  const { text } = useTexts();
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-disabled={unavailable === undefined ? undefined : true}
      aria-keyshortcuts={keys?.aria}
      title={
        unavailable ?? rest.title ?? (keys === undefined ? label : text("button.withKeys", { label, keys: keys.shown }))
      }
      onClick={unavailable === undefined ? onClick : undefined}
      className={`${styles.icon} ${styles[size]} ${styles[look === "on-rail" ? "onRail" : look]}`}
    >
      {children}
    </button>
  );
}
