import type { DiscussEvent, ServerEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { WorkspaceState } from "../../../shared/domain/workspace.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import type { BusConnection } from "../connection/bus-connection.ts";
import { createTimelines, type Timelines } from "../timelines/timelines.ts";
import type { Archive } from "../ports/archive.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { DiscussApi } from "../ports/server.ts";
import { createCatchUp, type CatchUp, type CatchUpPorts } from "../sync/catch-up.ts";
import { createPages } from "../sync/pages.ts";

export interface Sync {
  readonly timelines: Timelines;
  readonly catchUp: CatchUp;
  /** The bus brought it, and it is in the archive. */
  happened(event: ServerEvent): void;
}

/** History as the windows ask for it, and as it is made whole after a gap. */
export function createSync(ports: {
  readonly api: DiscussApi;
  /** For what nobody waits for. */
  readonly background: DiscussApi;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly log: Log;
  readonly state: () => WorkspaceState;
  readonly apply: (event: DiscussEvent) => void;
  readonly bus: () => BusConnection["bus"];
  /** Something may have been missed since the last catch-up, going by the time. */
  readonly isBehind: () => boolean;
  readonly lastListed: CatchUpPorts["lastListed"];
  /** The conversations that windows show now. */
  readonly shown: () => readonly ChannelId[];
  readonly onShown: (messages: readonly Message[]) => void;
  readonly onRestored: () => void;
}): Sync {
  const { api, background, archive, clock, log, state, apply, bus, isBehind, shown, onShown, onRestored } = ports;
  const pages = createPages({ api, archive, emit: apply });
  const backgroundPages = createPages({ api: background, archive, emit: apply });
  const timelines = createTimelines({ pages, archive, state, apply, onShown });
  const catchUp = createCatchUp({
    api: background,
    archive,
    pages: backgroundPages,
    clock,
    log,
    state,
    emit: apply,
    lastListed: ports.lastListed,
    mayHaveMissed: () => isBehind() && !bus().hasMissedNothing(),
    receivedBefore: () => bus().known(),
    opened: timelines.opened,
    shown: () => timelines.opened().filter(({ channel }) => shown().includes(channel)),
    onStale: timelines.mayBeStale,
    onCompared: timelines.compared,
    onRestored() {
      bus().beginAnew();
      onRestored();
    },
  });
  return {
    timelines,
    catchUp,
    happened(event) {
      pages.happened(event);
      backgroundPages.happened(event);
    },
  };
}
