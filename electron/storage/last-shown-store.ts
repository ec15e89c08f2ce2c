import * as v from "valibot";
import type { LastShownStore } from "../core/ports/storage.ts";
import { ChannelId, MessageId, WorkspaceId } from "../../shared/ids.ts";
import { createKeptFile, type KeptFileParts } from "./kept-file.ts";

const LastShownFile = v.object({
  workspace: WorkspaceId,
  channels: v.record(WorkspaceId, ChannelId),
  eye: v.fallback(v.nullable(MessageId), null),
});

/** `last-shown.json`. Losing it costs the person a click at the next start. */
export function createLastShownStore(of: KeptFileParts): LastShownStore {
  const file = createKeptFile({ ...of, name: "last-shown", schema: LastShownFile });
  return {
    read: file.read,
    write: (last) => void (last === null ? file.remove() : file.write({ ...last })),
  };
}
