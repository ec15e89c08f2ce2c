import * as v from "valibot";
import { ChannelId, MessageId, WorkspaceId } from "../ids.ts";

/** What several commands take, each bounded. */
export const inWorkspace = { workspace: WorkspaceId };
export const inChannel = { workspace: WorkspaceId, channel: ChannelId };
export const onMessage = { workspace: WorkspaceId, message: MessageId };
export const line = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000));
