import { bmpHeader } from "./bmp.ts";
import { gifHeader } from "./gif.ts";
import { jpegHeader } from "./jpeg.ts";
import { pngHeader } from "./png.ts";
import { webpHeader } from "./webp.ts";

/** What the first bytes of a picture say of it, before anything of it is decoded. */
export interface PictureHeader {
  readonly mimetype: "image/png" | "image/jpeg" | "image/gif" | "image/webp" | "image/bmp";
  /** Pixels, at least 1; of an animation the largest of its frames and its canvas. */
  readonly width: number;
  readonly height: number;
  /** 1 unless it is animated. As far as the bytes go. */
  readonly frames: number;
}

/**
 * Reads the header of a picture of the kinds that are shown here. Null for everything else, whatever it is called: an
 * SVG, an AVIF (whose header may tell another size than its contents have), a file that is cut before its size.
 * Sizes are read where Chromium's own decoders read them.
 * @param bytes the whole file, or as much of it as there is.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  for (const read of [pngHeader, jpegHeader, gifHeader, webpHeader, bmpHeader]) {
    const header = read(bytes);
    if (header !== null) return header.width > 0 && header.height > 0 ? header : null;
  }
  return null;
}
