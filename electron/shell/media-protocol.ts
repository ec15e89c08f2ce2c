import type { Session } from "electron";
import { mediaScheme, parseMediaUrl } from "../../shared/ipc/media-address.ts";
import { fileContentPolicy } from "./content-policy.ts";
import type { OpenPicture, PictureLoads } from "./picture-loads.ts";

/** The page takes them one after the other. */
const pieceBytes = 256 * 2 ** 10;

/**
 * Serves `parley-media:` addresses from the server of their workspace, whose session never leaves main. Nothing is kept
 * on disk, so that signing out leaves nothing. To be called before the page is there: Chromium gives a page the schemes
 * that were served when it came.
 *
 * The answer begins before there is a picture: Electron tells of a page that wants it no more only by ending the stream
 * of its answer. So its head says nothing of what comes; Chromium finds the kind of a picture in its bytes, but for an
 * SVG, which it takes for one only by its type, and which therefore never is one here.
 */
export function serveMedia(session: Session, pictures: PictureLoads): void {
  session.protocol.handle(mediaScheme, (request) => {
    if (request.method !== "GET") return new Response(null, { status: 405 });
    return new Response(pictureStream(pictures, request.url), {
      headers: {
        "content-type": "application/octet-stream",
        "content-security-policy": fileContentPolicy,
        "x-content-type-options": "nosniff",
        "cache-control": isImmutable(request.url) ? "private, max-age=31536000, immutable" : "no-store",
      },
    });
  });
}

/** What is at that address is always the same: a page keeps it as long as it lives. One that broke off is not kept. */
function isImmutable(url: string): boolean {
  const address = parseMediaUrl(url);
  return address !== null && (!("version" in address) || address.version !== null);
}

/** Breaks off where there is no picture: to a page that is an image that did not load. */
function pictureStream(pictures: PictureLoads, url: string): ReadableStream<Uint8Array> {
  const controller = new AbortController();
  const { signal } = controller;
  let picture: OpenPicture | null = null;
  let sent = 0;
  return new ReadableStream(
    {
      async pull(stream) {
        picture ??= await pictures.open(url, signal);
        const { loaded, release } = picture;
        if (signal.aborted) return release();
        if (!loaded.ok) {
          release();
          return stream.error(new Error(`No picture: ${loaded.error}`));
        }
        const { bytes } = loaded.value;
        stream.enqueue(bytes.slice(sent, sent + pieceBytes));
        sent += pieceBytes;
        if (sent < bytes.byteLength) return;
        release();
        stream.close();
      },
      cancel() {
        controller.abort();
        picture?.release();
      },
    },
    { highWaterMark: 0 },
  );
}
