import { err, ok, type Result } from "../result.ts";
import { readPictureHeader, type PictureHeader } from "./header.ts";

/** What a picture may have to be shown somewhere. A pixel is four bytes once it is decoded. */
export interface PictureLimits {
  readonly bytes: number;
  readonly pixels: number;
}

/** `avatar`: beside a name. `inline`: in a message, where there may be many. `large`: by itself, because it was asked for. */
export const pictureLimits = {
  avatar: { bytes: 2 ** 20, pixels: 1_000_000 },
  inline: { bytes: 8 * 2 ** 20, pixels: 16_000_000 },
  large: { bytes: 32 * 2 ** 20, pixels: 64_000_000 },
} as const satisfies Record<string, PictureLimits>;

/** Those of a picture that is asked for so (shared/media-address, core/server-ports). */
export function limitsOf(
  what:
    | { readonly type: "persona-avatar" | "channel-avatar" | "outbox-file" | "remote-picture" }
    | { readonly type: "attachment"; readonly size: "thumbnail" | "full" },
): PictureLimits {
  switch (what.type) {
    case "persona-avatar":
    case "channel-avatar":
      return pictureLimits.avatar;
    case "outbox-file":
    case "remote-picture":
      return pictureLimits.inline;
    case "attachment":
      return what.size === "thumbnail" ? pictureLimits.inline : pictureLimits.large;
  }
}

/** Each frame of an animation is decoded again and again, as long as it can be seen. */
const animation = { frames: 2_000, pixels: 4_000_000 };

/** Why a picture is not shown. `unavailable`: it did not come. */
export type PictureFault = "too-large" | "not-a-picture" | "unavailable";

/** Whether these bytes may be decoded: only then is the header given back. */
export function judgePicture(
  bytes: Uint8Array,
  limits: PictureLimits,
): Result<PictureHeader, "too-large" | "not-a-picture"> {
  if (bytes.byteLength > limits.bytes) return err("too-large");
  const header = readPictureHeader(bytes);
  if (header === null) return err("not-a-picture");
  const { width, height, frames } = header;
  const pixels = frames > 1 ? Math.min(limits.pixels, animation.pixels) : limits.pixels;
  return width * height > pixels || frames > animation.frames ? err("too-large") : ok(header);
}
