import type { ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import type { Eye, LastShown } from "../../../shared/domain/last-shown.ts";
import type { MessageId, WorkspaceId } from "../../../shared/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { KeptLastShown, LastShownStore } from "../ports/storage.ts";

/** Who goes through the list with the arrow keys passes many by, ms. */
const writtenAfter = 1_000;

/** Remembers from page to page what windows show, and from start to start what the main window does. */
export interface LastShownMemory {
  /** Of the main window. */
  current(): LastShown | null;
  eyeOf(window: number): Eye | null;
  /** The main window shows it. */
  shown(place: ConversationRef): void;
  /** `message` null: that window follows the newest. */
  looksAt(window: number, place: ConversationRef, message: MessageId | null): void;
  /** The person has signed out of it: nothing of it is left. */
  left(workspace: WorkspaceId): void;
  stop(): void;
}

export function createLastShown(store: LastShownStore, clock: Pick<Clock, "after">, main: number): LastShownMemory {
  let last = store.read();
  let cancel: (() => void) | null = null;
  /** Of windows of one conversation. */
  const eyes = new Map<number, Eye>();

  function change(next: KeptLastShown): void {
    last = next;
    cancel ??= clock.after(writtenAfter, write);
  }

  function write(): void {
    cancel?.();
    cancel = null;
    store.write(last);
  }

  return {
    current: () => last && { workspace: last.workspace, channels: last.channels },
    eyeOf(window) {
      if (window !== main) return eyes.get(window) ?? null;
      const channel = last?.channels[last.workspace];
      if (!last || last.eye === null || channel === undefined) return null;
      return { place: { workspace: last.workspace, channel }, message: last.eye };
    },
    shown({ workspace, channel }) {
      if (last?.workspace === workspace && last.channels[workspace] === channel) return;
      change({ workspace, channels: { ...last?.channels, [workspace]: channel }, eye: null });
    },
    looksAt(window, place, message) {
      if (window === main) {
        const { workspace, channel } = place;
        if (last?.workspace !== workspace || last.channels[workspace] !== channel || last.eye === message) return;
        change({ ...last, eye: message });
      } else if (message === null) eyes.delete(window);
      else eyes.set(window, { place, message });
    },
    left(workspace) {
      for (const [window, { place }] of eyes) if (place.workspace === workspace) eyes.delete(window);
      if (last === null) return;
      const { [workspace]: _left, ...channels } = last.channels;
      last = last.workspace === workspace ? null : { ...last, channels };
      write();
    },
    stop() {
      if (cancel !== null) write();
    },
  };
}
