import { isAt, u16le, u24le, u32le } from "./fields.ts";
import type { PictureHeader } from "./header.ts";

/** A single picture tells its size in its own data; an extended file in `VP8X`, with a chunk `ANMF` for each frame. */
export function webpHeader(bytes: Uint8Array): PictureHeader | null {
  if (!isAt(bytes, 0, "RIFF") || !isAt(bytes, 8, "WEBP")) return null;
  let width = 0;
  let height = 0;
  let frames = 0;
  for (let at = 12; at < bytes.length; at += 8 + evenly(u32le(bytes, at + 4))) {
    if (isAt(bytes, at, "ANMF")) frames += 1;
    const [wide, high] = sizeIn(bytes, at);
    width = Math.max(width, wide);
    height = Math.max(height, high);
  }
  return { mimetype: "image/webp", width, height, frames: Math.max(1, frames) };
}

function evenly(length: number): number {
  return length + (length % 2);
}

function sizeIn(bytes: Uint8Array, chunk: number): readonly [width: number, height: number] {
  const data = chunk + 8;
  if (isAt(bytes, chunk, "VP8X")) return [1 + u24le(bytes, data + 4), 1 + u24le(bytes, data + 7)];
  if (isAt(bytes, chunk, "ANMF")) return [1 + u24le(bytes, data + 6), 1 + u24le(bytes, data + 9)];
  if (isAt(bytes, chunk, "VP8 ") && isAt(bytes, data + 3, "\x9d\x01\x2a"))
    return [u16le(bytes, data + 6) & 0x3fff, u16le(bytes, data + 8) & 0x3fff];
  if (isAt(bytes, chunk, "VP8L") && bytes[data] === 0x2f) {
    const packed = u32le(bytes, data + 1);
    return [1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff)];
  }
  return [0, 0];
}
