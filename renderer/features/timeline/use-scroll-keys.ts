import { useEffect } from "react";
import { isDialogOpen } from "../../ui/focus-home.ts";
import { topOf } from "./scrolling.ts";

/** So much of what was on the screen stays on it, px. */
const overlap = 48;

const steps: Readonly<Record<string, (scroller: HTMLElement) => number>> = {
  PageUp: ({ scrollTop, clientHeight }) => scrollTop - Math.max(clientHeight - overlap, clientHeight / 2),
  PageDown: ({ scrollTop, clientHeight }) => scrollTop + Math.max(clientHeight - overlap, clientHeight / 2),
  Home: topOf,
  End: () => 0,
};

/**
 * Page Up, Page Down, Home and End scroll the history from anywhere in the conversation, as long as whatever has the
 * focus has no use for them itself: in a text Home and End are the caret's.
 */
export function useScrollKeys(scroller: HTMLElement | null): void {
  useEffect(() => {
    if (!scroller) return undefined;
    const press = (event: KeyboardEvent) => {
      const step = steps[event.key];
      const { defaultPrevented, altKey, ctrlKey, metaKey, shiftKey, isComposing, target } = event;
      if (!step || defaultPrevented || altKey || ctrlKey || metaKey || shiftKey || isComposing) return;
      if (!(target instanceof Element) || !isInConversation(target, scroller) || isOwnKey(target, event.key)) return;
      event.preventDefault();
      scroller.scrollTo({ top: step(scroller), behavior: "instant" });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [scroller]);
}

/** The conversation, or nothing in particular, as after a click beside everything. */
function isInConversation(target: Element, scroller: HTMLElement): boolean {
  if (isDialogOpen()) return false;
  return target === document.body || scroller.closest("main")?.contains(target) === true;
}

function isOwnKey(target: Element, key: string): boolean {
  if (target.closest("[popover], [role=listbox], [role=menu]")) return true;
  if (target instanceof HTMLInputElement) return true;
  if (!(target instanceof HTMLTextAreaElement)) return false;
  return key === "Home" || key === "End" ? target.value !== "" : target.scrollHeight > target.clientHeight;
}
