import * as v from "valibot";
import { ChannelId, WorkspaceId } from "../ids.ts";

/** A conversation on this machine, as an address that the desktop hands to Parley. */
export interface DeepLink {
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
}

export const deepLinkScheme = "parley";

const parts = v.object({ workspace: WorkspaceId, channel: v.pipe(v.string(), v.transform(Number), ChannelId) });

/** `parley://conversation/<workspace>/<channel>` */
export function deepLinkUrl({ workspace, channel }: DeepLink): string {
  return `${deepLinkScheme}://conversation/${workspace}/${channel}`;
}

/** Null for anything that `deepLinkUrl` would not have written: any page may make the desktop call us. */
export function parseDeepLink(url: string): DeepLink | null {
  const [workspace, channel] =
    /^parley:\/\/conversation\/([0-9a-f-]{36})\/([1-9][0-9]{0,15})$/.exec(url)?.slice(1) ?? [];
  const link = v.safeParse(parts, { workspace, channel });
  return link.success ? link.output : null;
}
