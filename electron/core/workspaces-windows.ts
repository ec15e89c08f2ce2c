import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";

export interface Place {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

/** Which conversation each window shows, and which one the person looks at. */
export interface Windows {
  shows(window: number, place: Place | null): void;
  /** The window has its newest message in sight, and what comes there is read as it comes; until it takes that back. */
  readsAlong(window: number, place: Place | null): void;
  focused(window: number, isFocused: boolean): void;
  /** Its page is gone, and with it what it showed. */
  emptied(window: number): void;
  closed(window: number): void;
  /** A window of ours has the focus. */
  isLookedAt(): boolean;
  /** The conversations of a workspace that windows show, looked at or not. */
  shownOf(workspace: WorkspaceId): readonly ChannelId[];
  /** What the focused window shows; null when no window of ours has the focus. */
  lookedAt(): Place | null;
  /** The conversation that the person reads as it goes on, in the focused window. */
  readAlong(): Place | null;
}

export function createWindows(): Windows {
  const places = new Map<number, Place | null>();
  const reading = new Map<number, Place | null>();
  let focus: number | null = null;

  function emptied(window: number): void {
    places.delete(window);
    reading.delete(window);
  }

  return {
    shows: (window, place) => void places.set(window, place),
    readsAlong: (window, place) => void reading.set(window, place),
    focused(window, isFocused) {
      // The next window may have told of its focus before the last one told of its loss.
      if (isFocused) focus = window;
      else if (focus === window) focus = null;
    },
    emptied,
    closed(window) {
      emptied(window);
      if (focus === window) focus = null;
    },
    isLookedAt: () => focus !== null,
    shownOf: (workspace) =>
      [...places.values()].flatMap((place) => (place?.workspace === workspace ? place.channel : [])),
    lookedAt: () => (focus === null ? null : (places.get(focus) ?? null)),
    readAlong: () => (focus === null ? null : (reading.get(focus) ?? null)),
  };
}
