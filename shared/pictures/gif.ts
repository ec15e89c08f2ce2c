import { isAt, u16le } from "./fields.ts";
import type { PictureHeader } from "./header.ts";

/** A frame may reach beyond the canvas that the header tells, and then counts: so all of them are looked at. */
export function gifHeader(bytes: Uint8Array): PictureHeader | null {
  if (!isAt(bytes, 0, "GIF87a") && !isAt(bytes, 0, "GIF89a")) return null;
  let width = u16le(bytes, 6);
  let height = u16le(bytes, 8);
  let frames = 0;
  let at = 13 + colorTableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === extension) at = behindSubBlocks(bytes, at + 2);
    else if (block === imageDescriptor) {
      frames += 1;
      width = Math.max(width, u16le(bytes, at + 1) + u16le(bytes, at + 5));
      height = Math.max(height, u16le(bytes, at + 3) + u16le(bytes, at + 7));
      at = behindSubBlocks(bytes, at + 11 + colorTableBytes(bytes[at + 9] ?? 0));
    } else break;
  }
  return { mimetype: "image/gif", width, height, frames: Math.max(1, frames) };
}

const extension = 0x21;
const imageDescriptor = 0x2c;

function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Each begins with its length; an empty one is the last. */
function behindSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}
