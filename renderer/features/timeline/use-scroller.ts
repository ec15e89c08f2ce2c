import { useCallback, useEffectEvent, useLayoutEffect, useRef, useState, type RefCallback } from "react";
import { createScrolling, type End, type Scrolling } from "./scrolling.ts";

export interface Scroller {
  readonly scroller: RefCallback<HTMLElement>;
  /** The one element in the scroller. */
  readonly log: RefCallback<HTMLElement>;
  readonly elements: { readonly scroller: HTMLElement | null; readonly log: HTMLElement | null };
  readonly isAtBottom: boolean;
  scrollToBottom(): void;
  scrollToRow(key: string): void;
  /** To be called in a layout effect of whatever makes rows come, go or change their places. */
  changed(): void;
}

interface ScrollerOptions {
  readonly isLive: boolean;
  readonly onNear: (end: End, isArrival: boolean) => void;
  readonly onSeen: (keys: readonly string[]) => void;
}

/** Keeps the place of a log, and tells what the person sees of it (see `ScrollingOptions`). */
export function useScroller({ isLive, onNear, onSeen }: ScrollerOptions): Scroller {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [log, setLog] = useState<HTMLElement | null>(null);
  const [isAtBottom, setIsAtBottom] = useState(true);
  const scrolling = useRef<Scrolling>(null);
  const readIsLive = useEffectEvent(() => isLive);
  const near = useEffectEvent(onNear);
  const seen = useEffectEvent(onSeen);

  useLayoutEffect(() => {
    if (!scroller || !log) return undefined;
    const made = createScrolling({
      scroller,
      log,
      isLive: () => readIsLive(),
      onNear: (end, isArrival) => near(end, isArrival),
      onSeen: (keys) => seen(keys),
      onBottom: setIsAtBottom,
    });
    scrolling.current = made;
    return () => {
      made.stop();
      scrolling.current = null;
    };
  }, [scroller, log]);

  const scrollToBottom = useCallback(() => scrolling.current?.toBottom(), []);
  const scrollToRow = useCallback((key: string) => scrolling.current?.toRow(key), []);
  const changed = useCallback(() => scrolling.current?.changed(), []);
  return {
    scroller: setScroller,
    log: setLog,
    elements: { scroller, log },
    isAtBottom,
    scrollToBottom,
    scrollToRow,
    changed,
  };
}
