import { isAt, u16le, u32le } from "./fields.ts";
import type { PictureHeader } from "./header.ts";

/** The oldest header has sizes of 16 bits; in the others a negative height stands for rows from the top. */
export function bmpHeader(bytes: Uint8Array): PictureHeader | null {
  if (!isAt(bytes, 0, "BM")) return null;
  const isOldest = u32le(bytes, 14) === 12;
  const width = isOldest ? u16le(bytes, 18) : u32le(bytes, 18);
  const height = isOldest ? u16le(bytes, 20) : Math.abs(u32le(bytes, 22) | 0);
  return { mimetype: "image/bmp", width, height, frames: 1 };
}
