import type { End } from "./scrolling.ts";

/**
 * [SC3] A mouse button that is held in the scroller: on its scroll bar, or selecting text over its edge. Each movement
 * of a hand that holds the thumb at an end is scrolling towards that end, however far it is away by now.
 */
export interface Press {
  /** Nothing is held, or this end is asked for for the first time since. */
  allows(end: End): boolean;
  stop(): void;
}

/** `onReleased`: the end was wanted again meanwhile. */
export function createPress(scroller: HTMLElement, onReleased: (end: End) => void): Press {
  let isHeld = false;
  const asked = new Set<End>();
  const wanted = new Set<End>();
  const listening = new AbortController();
  const { signal } = listening;

  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    const again = [...wanted];
    asked.clear();
    wanted.clear();
    again.forEach(onReleased);
  };
  const press = ({ pointerType }: PointerEvent) => {
    if (pointerType === "mouse") isHeld = true;
  };
  // Chromium does not always tell when the button of a scroll bar is let go; the next movement of the mouse does.
  const move = ({ buttons }: PointerEvent) => {
    if (buttons === 0) release();
  };
  scroller.addEventListener("pointerdown", press, { signal, passive: true });
  window.addEventListener("pointerup", release, { signal, passive: true });
  window.addEventListener("pointercancel", release, { signal, passive: true });
  window.addEventListener("pointermove", move, { signal, passive: true });
  window.addEventListener("blur", release, { signal });

  return {
    allows(end) {
      if (!isHeld) return true;
      if (asked.has(end)) wanted.add(end);
      else {
        asked.add(end);
        return true;
      }
      return false;
    },
    stop: () => listening.abort(),
  };
}
