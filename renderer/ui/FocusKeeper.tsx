import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { returnFocus } from "./focus-home.ts";

/** What takes the focus at once when it stands in something that opens. */
export const focusFirst = { "data-focus-first": "" } as const;

const focusable = "button, input, select, textarea, a[href], [tabindex='0']";

interface FocusKeeperProps {
  readonly className?: string | undefined;
  /** Whether the person has put the focus elsewhere: then it is not given back. */
  readonly isLeft?: () => boolean;
  readonly children: ReactNode;
}

/**
 * The content of something that opens over the page. Takes the focus in the same moment, so that the next key is its
 * own, and gives it back to where it was when it goes, however it goes: by a key, a click, or because what it belongs
 * to is gone.
 */
export function FocusKeeper({ className, isLeft, children }: FocusKeeperProps) {
  const content = useRef<HTMLDivElement>(null);
  // Read while it is drawn: what stands in it may take the focus as soon as it is mounted.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const inside = content.current;
    const first = inside?.querySelector<HTMLElement>("[data-focus-first]");
    const any = [...(inside?.querySelectorAll<HTMLElement>(focusable) ?? [])].find((one) => !one.matches(":disabled"));
    const layer = inside?.closest<HTMLElement>("[data-layer]");
    if (inside?.contains(document.activeElement) !== true) (first ?? any ?? layer)?.focus({ preventScroll: true });
    return () => {
      if (isLeft?.() !== true) returnFocus(before, layer ?? null);
    };
  }, [before, isLeft]);
  return (
    <div ref={content} className={className}>
      {children}
    </div>
  );
}
