import type { ConversationRef } from "../../../shared/domain/conversation-ref.ts";
import type { LastShown } from "../../../shared/domain/last-shown.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { LastShownStore } from "../ports/storage.ts";

/** Who goes through the list with the arrow keys passes many by, ms. */
const writtenAfter = 1_000;

/** Remembers from start to start, and from page to page, what the main window shows. */
export interface LastShownMemory {
  current(): LastShown | null;
  shown(place: ConversationRef): void;
  /** The person has signed out of it: nothing of it is left. */
  left(workspace: WorkspaceId): void;
  stop(): void;
}

export function createLastShown(store: LastShownStore, clock: Pick<Clock, "after">): LastShownMemory {
  let last = store.read();
  let cancel: (() => void) | null = null;

  function write(): void {
    cancel?.();
    cancel = null;
    store.write(last);
  }

  return {
    current: () => last,
    shown({ workspace, channel }) {
      if (last?.workspace === workspace && last.channels[workspace] === channel) return;
      last = { workspace, channels: { ...last?.channels, [workspace]: channel } };
      cancel ??= clock.after(writtenAfter, write);
    },
    left(workspace) {
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
