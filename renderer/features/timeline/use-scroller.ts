import { useCallback, useEffect, useState, type RefCallback } from "react";

/**
 * The scroller is `column-reverse` around one inner element: its bottom is where `scrollTop` is 0, so that it stays
 * at the newest message by itself, and the browser's own scroll anchoring keeps the place when rows come or grow.
 */
export interface Scroller {
  readonly scroller: RefCallback<HTMLElement>;
  /** Before the oldest and after the newest row. */
  readonly top: RefCallback<HTMLElement>;
  readonly bottom: RefCallback<HTMLElement>;
  readonly isAtBottom: boolean;
  scrollToBottom(): void;
}

interface ScrollerOptions {
  /** An end of the window comes near: time to ask for what lies beyond. */
  readonly onNearTop: () => void;
  readonly onNearBottom: () => void;
}

/** Pages are asked for this long before their end is reached, px: about two screens. */
const ahead = 1_600;

/** Nearer to the end than this counts as reading the newest message, px. */
const bottomSlack = 24;

export function useScroller({ onNearTop, onNearBottom }: ScrollerOptions): Scroller {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [isAtBottom, setIsAtBottom] = useState(true);
  const top = useEdge(root, onNearTop);
  const bottom = useEdge(root, onNearBottom);

  useEffect(() => {
    if (!root) return undefined;
    const look = () => setIsAtBottom(root.scrollTop >= -bottomSlack);
    root.addEventListener("scroll", look, { passive: true });
    return () => root.removeEventListener("scroll", look);
  }, [root]);

  const scrollToBottom = useCallback(() => root?.scrollTo({ top: 0 }), [root]);
  return { scroller: setRoot, top, bottom, isAtBottom, scrollToBottom };
}

/** Calls `onNear` when the marker comes within reach, and again after each page while it is still there. */
function useEdge(root: HTMLElement | null, onNear: () => void): RefCallback<HTMLElement> {
  const [marker, setMarker] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!root || !marker) return undefined;
    const edges = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onNear();
      },
      { root, rootMargin: `${ahead}px 0px` },
    );
    edges.observe(marker);
    return () => edges.disconnect();
  }, [root, marker, onNear]);
  return setMarker;
}
