import type { ChannelId, WorkspaceId } from "../../shared/ids.ts";

export interface Place {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

/** Which conversation each window shows, and which one the person looks at. */
export interface Windows {
  shows(window: number, place: Place | null): void;
  focused(window: number, isFocused: boolean): void;
  closed(window: number): void;
  /** What the focused window shows; null when no window of ours has the focus. */
  lookedAt(): Place | null;
}

export function createWindows(): Windows {
  const places = new Map<number, Place | null>();
  let focus: number | null = null;
  return {
    shows: (window, place) => void places.set(window, place),
    focused(window, isFocused) {
      // The next window may have told of its focus before the last one told of its loss.
      if (isFocused) focus = window;
      else if (focus === window) focus = null;
    },
    closed(window) {
      places.delete(window);
      if (focus === window) focus = null;
    },
    lookedAt: () => (focus === null ? null : (places.get(focus) ?? null)),
  };
}
