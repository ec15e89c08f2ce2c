import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import type { LastShownStore } from "../core/ports/storage.ts";
import { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { createKeptFile } from "./kept-file.ts";
import type { StoreClass } from "./store-file.ts";

const LastShownFile = v.object({ workspace: WorkspaceId, channels: v.record(WorkspaceId, ChannelId) });

/** `last-shown.json`. Losing it costs the person a click at the next start. */
export function createLastShownStore(of: {
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}): LastShownStore {
  const file = createKeptFile({ ...of, name: "last-shown", schema: LastShownFile });
  return {
    read: file.read,
    write: (last) => void (last === null ? file.remove() : file.write({ ...last })),
  };
}
