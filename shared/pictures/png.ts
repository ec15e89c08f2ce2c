import { isAt, u32be } from "./fields.ts";
import type { PictureHeader } from "./header.ts";

/** The size stands in the first chunk; a chunk `acTL` before the pixels makes an animation of it (APNG). */
export function pngHeader(bytes: Uint8Array): PictureHeader | null {
  if (!isAt(bytes, 0, "\x89PNG\r\n\x1a\n") || !isAt(bytes, 12, "IHDR")) return null;
  return { mimetype: "image/png", width: u32be(bytes, 16), height: u32be(bytes, 20), frames: framesOf(bytes) };
}

function framesOf(bytes: Uint8Array): number {
  for (let at = 8; at < bytes.length && !isAt(bytes, at + 4, "IDAT"); at += 12 + u32be(bytes, at))
    if (isAt(bytes, at + 4, "acTL")) return Math.max(1, u32be(bytes, at + 8));
  return 1;
}
