import { createKeptPlace } from "./kept-place.ts";
import { createPress } from "./scroll-press.ts";

/** An end of what is held of a conversation. */
export type End = "older" | "newer";

const ends = ["older", "newer"] as const;

/** A log in its scroller, from when it stands on the screen until it is stopped. */
export interface Scrolling {
  /** Rows have come, gone or changed their places, and nothing has been painted yet. */
  changed(): void;
  toBottom(): void;
  /** Into the middle, as far as what is held allows. */
  toRow(key: string): void;
  stop(): void;
}

export interface ScrollingOptions {
  /** `column-reverse` around the log: its bottom is where `scrollTop` is 0, and it stays there by itself. */
  readonly scroller: HTMLElement;
  readonly log: HTMLElement;
  /** The log ends with the newest message: who is at its bottom follows what comes. */
  readonly isLive: () => boolean;
  /**
   * Time to ask for what lies beyond that end. `isArrival`: it was not near before.
   *
   * [SC1] Said when the person's own scrolling comes near the end, never because a page has come.
   * [SC2] Said with hands off while what is held does not fill the screen and what is asked for ahead of it.
   * [SC3] Said once for each end while a mouse button is held, on the scroll bar above all: its thumb stays at the end.
   */
  readonly onNear: (end: End, isArrival: boolean) => void;
  /** Keys of the rows on the screen, first the one in its middle; none while the newest message is followed. */
  readonly onSeen: (keys: readonly string[]) => void;
  readonly onBottom: (isAtBottom: boolean) => void;
}

/** Pages are asked for this long before their end is reached, px: about two screens. */
const ahead = 1_600;

/** Nearer to the end than this counts as reading the newest message, px. */
const bottomSlack = 24;

export function createScrolling(options: ScrollingOptions): Scrolling {
  const { scroller, log, isLive, onNear, onSeen, onBottom } = options;
  const place = createKeptPlace(scroller, log);
  const wasNear = { older: false, newer: false };
  let isFollowing = true;

  const isNear = (end: End) => (end === "newer" ? -scroller.scrollTop : scroller.scrollTop - topOf(scroller)) < ahead;

  function settle(): void {
    place.keep();
    const isAtBottom = scroller.scrollTop >= -bottomSlack;
    isFollowing = isAtBottom && isLive();
    if (isFollowing) place.letGo();
    onSeen(isFollowing ? [] : place.take());
    onBottom(isAtBottom);
  }

  function look(moved: number): void {
    for (const end of ends) {
      const isArrival = isNear(end) && !wasNear[end];
      wasNear[end] = isNear(end);
      const isTowards = end === "older" ? moved < 0 : moved > 0;
      if (wasNear[end] && isTowards && press.allows(end)) onNear(end, isArrival);
    }
  }

  /** [SC2] One that is not on the screen has nothing to fill. */
  function fill(): void {
    const { clientHeight, scrollHeight } = scroller;
    if (clientHeight > 0 && scrollHeight < clientHeight + ahead) for (const end of ends) onNear(end, false);
  }

  /** What was scrolled here to keep the place is known already, and is no scrolling of the person. */
  const scrolled = () => {
    const moved = scroller.scrollTop - place.at;
    settle();
    look(moved);
  };
  const press = createPress(scroller, (end) => isNear(end) && onNear(end, false));
  const sizes = new ResizeObserver(() => {
    settle();
    look(0);
    fill();
  });
  scroller.addEventListener("scroll", scrolled, { passive: true });
  sizes.observe(scroller);
  sizes.observe(log);

  return {
    /** Who follows the newest message is at the bottom afterwards as before: nothing need be laid out to know. */
    changed() {
      if (!isFollowing || !isLive()) settle();
    },
    toBottom() {
      place.letGo();
      scroller.scrollTop = 0;
      settle();
    },
    toRow(key) {
      const row = log.querySelector(`[data-row="${CSS.escape(key)}"]`);
      if (!row) return;
      place.letGo();
      scroller.scrollTop += middleOf(row) - middleOf(scroller);
      settle();
    },
    stop() {
      sizes.disconnect();
      scroller.removeEventListener("scroll", scrolled);
      press.stop();
    },
  };
}

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** `scrollTop` at the upper end. */
export function topOf({ clientHeight, scrollHeight }: HTMLElement): number {
  return clientHeight - scrollHeight;
}
