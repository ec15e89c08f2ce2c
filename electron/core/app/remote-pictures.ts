import * as v from "valibot";
import { GrantId } from "../../../shared/ids.ts";
import { err } from "../../../shared/result.ts";
import type { AbortSignalLike } from "../ports/http.ts";
import type { NewId } from "../ports/clock.ts";
import type { MediaFile } from "../ports/media.ts";
import type { FromServer } from "../ports/server.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** The latest so many; an older one is asked for again. */
const grantsKept = 1_000;

/** A picture at a foreign address, without a word of who asks. `server`: origin of the workspace that asks. */
export type FetchRemotePicture = (url: string, server: string, signal: AbortSignalLike) => FromServer<MediaFile>;

/**
 * Pictures of other servers in the messages of one workspace.
 *
 * [RP1] None is fetched but by a grant, which is given for one address when the person asks for that picture, and ends
 *       with this run.
 */
export interface RemotePictures {
  /** Null when the address is none of the web. */
  grant(url: string): GrantId | null;
  load(grant: GrantId, signal: AbortSignalLike): FromServer<MediaFile>;
}

export function createRemotePictures(parts: {
  readonly server: string;
  readonly fetchPicture: FetchRemotePicture;
  readonly newId: NewId;
}): RemotePictures {
  const { server, fetchPicture, newId } = parts;
  const granted = new Map<GrantId, string>();
  return {
    grant(url) {
      if (!/^https?:\/\/[^/]/i.test(url)) return null;
      const grant = v.parse(GrantId, newId());
      granted.set(grant, url);
      const oldest = granted.size > grantsKept ? granted.keys().next().value : undefined;
      if (oldest !== undefined) granted.delete(oldest);
      return grant;
    },
    async load(grant, signal) {
      const url = granted.get(grant);
      return url === undefined ? notGranted : fetchPicture(url, server, signal);
    },
  };
}

const notGranted = err({
  type: "refused" as const,
  kind: "access" as const,
  reason: "",
  because: coded("refused.picture-not-asked"),
});
