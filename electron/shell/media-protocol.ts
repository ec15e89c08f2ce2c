import type { Session } from "electron";
import { mediaScheme, parseMediaUrl, type MediaAddress } from "../../shared/media-address.ts";
import type { WorkspaceId } from "../../shared/ids.ts";
import type { Log } from "../core/ports.ts";
import type { FromServer, MediaFile, WindowMedia } from "../core/server-ports.ts";
import { createByteCache } from "./byte-cache.ts";
import { fileContentPolicy, safeMimetype } from "./content-policy.ts";

/** Pictures that are shown again and again, such as avatars, without another look at the server. */
const cacheBytes = 16 * 2 ** 20;

/**
 * Serves `parley-media:` addresses from the server of their workspace, whose session never leaves main. What may be
 * kept for ever is kept in memory while there is room; nothing is kept on disk, so that signing out leaves nothing.
 * To be called before the page is there: Chromium gives a page the schemes that were served when it came.
 */
export function serveMedia(
  session: Session,
  sourceOf: (workspace: WorkspaceId) => Promise<WindowMedia | null>,
  log: Log,
): void {
  const cache = createByteCache<MediaFile>(cacheBytes);
  /** One request for a picture that twenty rows ask for at once. */
  const underWay = new Map<string, FromServer<MediaFile>>();

  const load = async (url: string, address: MediaAddress): Promise<MediaFile | null> => {
    const source = await sourceOf(address.workspace);
    if (!source) return null;
    const cached = cache.get(url);
    if (cached) return cached;
    const loading = underWay.get(url) ?? source.load(address);
    underWay.set(url, loading);
    const file = await loading.finally(() => underWay.delete(url));
    if (!file.ok) {
      log("info", "media-unavailable", { failure: file.error.type, what: address.type });
      return null;
    }
    if (file.value.isImmutable) cache.set(url, file.value, file.value.bytes.byteLength);
    return file.value;
  };

  session.protocol.handle(mediaScheme, async (request) => {
    const address = request.method === "GET" ? parseMediaUrl(request.url) : null;
    const file = address && (await load(request.url, address));
    if (!file) return new Response(null, { status: 404 });
    return new Response(file.bytes.slice(), {
      headers: {
        "content-type": safeMimetype(file.mimetype),
        "content-length": String(file.bytes.byteLength),
        "content-security-policy": fileContentPolicy,
        "x-content-type-options": "nosniff",
        "cache-control": file.isImmutable ? "private, max-age=31536000, immutable" : "no-store",
      },
    });
  });
}
