import type { DiscussEvent } from "../../../shared/domain/events.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { WorkspaceCursor } from "../../../shared/domain/workspace-cursor.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { firstPart, pageAfter } from "./workspace-pages.ts";

/** What windows are given of a workspace that is too big for one piece. */
export interface EnginePages {
  /** What a window begins with; `shown` are the conversations that windows show. */
  firstPart(shown: readonly ChannelId[]): WorkspaceState;
  /** Tells the windows what comes after that; when it is not here yet, as soon as it is. */
  loadPage(from: WorkspaceCursor): void;
  /** More of the archive has been read. */
  grew(): void;
}

export function createEnginePages(state: () => WorkspaceState, emit: (event: DiscussEvent) => void): EnginePages {
  let waiting: readonly WorkspaceCursor[] = [];

  function loadPage(from: WorkspaceCursor): void {
    const page = pageAfter(state(), from);
    if (page) emit(page);
    else waiting = [...waiting, from];
  }

  return {
    firstPart: (shown) => firstPart(state(), shown),
    loadPage,
    grew() {
      const asked = waiting;
      waiting = [];
      asked.forEach(loadPage);
    },
  };
}
