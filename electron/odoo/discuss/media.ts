import { partnerOf } from "../../../shared/ids.ts";
import { limitsOf } from "../../../shared/pictures/limits.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Http } from "../../core/ports/http.ts";
import type { MediaFile, MediaRequest, MediaSource } from "../../core/ports/media.ts";
import type { FromServer } from "../../core/ports/server.ts";
import { addressPart } from "../http/address-part.ts";
import { failureOf, failureOfPage, userAgent } from "../http/json-rpc.ts";
import type { LiveSession } from "../session/session.ts";

/** Odoo's own limit for an upload is 128 MiB (WIRE.md §2.2). */
const fileBytes = 130 * 2 ** 20;

/** Pictures and files by the routes of WIRE.md §6.6, with the session's cookie. */
export function createMediaSource(options: {
  readonly http: Http;
  readonly origin: string;
  readonly session: LiveSession;
}): MediaSource {
  const { http, origin, session } = options;

  /** Nothing there, or nothing for this session: a dead one is shown placeholders and 404s (WIRE.md §2.4). */
  async function absent(): FromServer<MediaFile> {
    const alive = await session.check();
    if (!alive.ok) return alive;
    return err({ type: "refused", kind: "missing", reason: "" });
  }

  return {
    async load(what, signal) {
      const isFile = what.type === "file";
      const response = await http({
        method: "GET",
        url: origin + pathOf(what),
        headers: { cookie: session.cookie(), "user-agent": userAgent },
        body: null,
        timeout: isFile ? 300_000 : 30_000,
        maxBytes: what.type === "file" ? fileBytes : limitsOf(what).bytes,
        signal: signal ?? null,
      });
      if (!response.ok) return err(failureOf(response.error));
      const { status, headers, body } = response.value;
      if (status === 404 || isPlaceholder(headers)) return absent();
      if (status !== 200) return err(failureOfPage(status, headers, new TextDecoder().decode(body.slice(0, 4_096))));
      const mimetype = headers.get("content-type")?.[0]?.split(";")[0]?.trim() ?? "application/octet-stream";
      return ok({ mimetype, bytes: body, isImmutable: !("version" in what) || what.version !== null });
    },
  };
}

function pathOf(what: MediaRequest): string {
  switch (what.type) {
    case "persona-avatar": {
      const model = partnerOf(what.person) === null ? "mail.guest" : "res.partner";
      return `/web/image/${model}/${what.person.split(":")[1]}/avatar_128${unique(what.version)}`;
    }
    case "channel-avatar":
      return `/web/image/discuss.channel/${what.channel}/avatar_128${unique(what.version)}`;
    case "attachment":
      return `/web/image/${what.attachment}/${box[what.size]}${withToken(what.token)}`;
    case "file":
      return `/web/content/${what.attachment}${withToken(what.token)}`;
  }
}

/**
 * A picture that is larger is made to fit in there, in its own shape, by Odoo; but not a GIF, a WebP or an SVG, which
 * come as they are. What Odoo cannot decode comes as the placeholder.
 */
const box = { thumbnail: "480x480", full: "2560x2560" } as const;

function withToken(token: string | undefined): string {
  return token === undefined ? "" : `?access_token=${encodeURIComponent(token)}`;
}

function unique(version: string | null): string {
  return version === null ? "" : `?unique=${addressPart(version)}`;
}

/** `/web/image` answers 200 with this where it has nothing to show (WIRE.md §2.4). */
function isPlaceholder(headers: ReadonlyMap<string, readonly string[]>): boolean {
  return headers.get("content-disposition")?.some((value) => /filename="?placeholder\.png/.test(value)) ?? false;
}
