import { parseMediaUrl, type MediaAddress } from "../../shared/ipc/media-address.ts";
import type { WorkspaceId } from "../../shared/ids.ts";
import { limitsOf, type PictureFault } from "../../shared/pictures/limits.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { AbortSignalLike } from "../core/ports/http.ts";
import type { Log } from "../core/ports/log.ts";
import type { MediaFile, WindowPictures } from "../core/ports/media.ts";
import { createByteBudget } from "./byte-budget.ts";
import { createByteCache } from "./byte-cache.ts";

/** Pictures that are shown again and again, such as avatars, without another look at the server. */
const cacheBytes = 16 * 2 ** 20;
/** A larger one makes no room for itself among the avatars. */
const cachedAtMost = 2 ** 20;
/** Under way at once, from the request to the last byte that the page has taken. */
const bytesAtOnce = 48 * 2 ** 20;
/** Of so many of the latest refused pictures the reason is known. */
const faultsKept = 1_000;

type Loaded = Result<MediaFile, PictureFault>;

export interface OpenPicture {
  readonly loaded: Loaded;
  /** It is handed over, or not wanted any more: others may have its part of the memory. */
  readonly release: () => void;
}

export interface PictureLoads {
  /**
   * Loads the picture of one of our addresses, together with whoever else asks for it now, and only until all of them
   * have called it off.
   */
  open(url: string, signal: AbortSignalLike): Promise<OpenPicture>;
  /** Why the picture at this address was not shown when it was last asked for; null when it was, or never was. */
  faultOf(url: string): PictureFault | null;
}

/** [PI3] However many pictures a page asks for at once: what main holds of them is bounded. */
export function createPictureLoads(
  picturesOf: (workspace: WorkspaceId) => Promise<WindowPictures | null>,
  log: Log,
): PictureLoads {
  const budget = createByteBudget(bytesAtOnce);
  const cache = createByteCache<MediaFile>(cacheBytes);
  const underWay = new Map<string, SharedLoad>();
  const faults = new Map<string, PictureFault>();

  function joined(url: string, begin: (until: AbortSignalLike) => Promise<Loaded>): SharedLoad {
    const known = underWay.get(url);
    if (known) return known;
    const shared = share(begin, () => {
      if (underWay.get(url) === shared) underWay.delete(url);
    });
    underWay.set(url, shared);
    return shared;
  }

  function keep(url: string, loaded: Loaded): void {
    if (!loaded.ok) return;
    const { bytes, isImmutable } = loaded.value;
    if (isImmutable && bytes.byteLength <= cachedAtMost) cache.set(url, loaded.value, bytes.byteLength);
  }

  async function fetchPicture(
    url: string,
    address: MediaAddress,
    from: WindowPictures,
    until: AbortSignalLike,
  ): Promise<Loaded> {
    const loaded = await from.load(address, until);
    if (!loaded.ok && !until.aborted) log("info", "picture-not-shown", { fault: loaded.error, what: address.type });
    const isNoPicture = !loaded.ok && loaded.error === "not-a-picture";
    const shown = isNoPicture && "version" in address ? ok(emptyPicture(address.version !== null)) : loaded;
    keep(url, shown);
    return shown;
  }

  function remember(url: string, loaded: Loaded): void {
    faults.delete(url);
    if (loaded.ok) return;
    faults.set(url, loaded.error);
    const oldest = faults.size > faultsKept ? faults.keys().next().value : undefined;
    if (oldest !== undefined) faults.delete(oldest);
  }

  return {
    async open(url, signal) {
      const address = parseMediaUrl(url);
      const pictures = address && (await picturesOf(address.workspace));
      // A workspace that was signed out of shows nothing any more, whatever is kept of it.
      if (!pictures) return nothing;
      const cached = cache.get(url);
      if (cached) return { loaded: ok(cached), release: () => undefined };
      const release = await budget.take(limitsOf(address).bytes, signal);
      if (release === null) return nothing;
      try {
        const loaded = await joined(url, (until) => fetchPicture(url, address, pictures, until)).join(signal);
        if (!signal.aborted) remember(url, loaded);
        return { loaded, release };
      } catch (error) {
        release();
        throw error;
      }
    },
    faultOf: (url) => faults.get(url) ?? null,
  };
}

/** One transparent pixel: what stands under it is seen. */
const transparentPixel = Uint8Array.from(atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"), (char) =>
  char.charCodeAt(0),
);

/**
 * In place of an avatar that is no picture: Odoo draws an SVG where nobody chose one. The initials under it say more, and
 * a page keeps an empty picture, as it keeps no failure, for which each row that comes into sight asks anew.
 */
function emptyPicture(isImmutable: boolean): MediaFile {
  return { mimetype: "image/gif", bytes: transparentPixel, isImmutable };
}

const nothing: OpenPicture = { loaded: err("unavailable"), release: () => undefined };

interface SharedLoad {
  /** Its outcome; `unavailable` for whoever has called it off. */
  join(signal: AbortSignalLike): Promise<Loaded>;
}

/** One request for a picture that twenty rows ask for at once; aborted when the last of them has gone. */
function share(begin: (signal: AbortSignalLike) => Promise<Loaded>, onEnd: () => void): SharedLoad {
  const controller = new AbortController();
  let joined = 0;
  const loading = begin(controller.signal).finally(onEnd);
  return {
    join(signal) {
      joined += 1;
      return new Promise((resolve, reject) => {
        const onAbort = (): void => {
          joined -= 1;
          if (joined === 0) {
            onEnd();
            controller.abort();
          }
          resolve(err("unavailable"));
        };
        if (signal.aborted) return onAbort();
        signal.addEventListener("abort", onAbort);
        loading.then((loaded) => {
          signal.removeEventListener("abort", onAbort);
          return resolve(loaded);
        }, reject);
      });
    },
  };
}
