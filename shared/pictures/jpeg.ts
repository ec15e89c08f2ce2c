import { u16be } from "./fields.ts";
import type { PictureHeader } from "./header.ts";

/** The size stands in the first frame header (SOF), somewhere behind tables and remarks; markers as libjpeg finds them. */
export function jpegHeader(bytes: Uint8Array): PictureHeader | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (at < bytes.length) {
    const marker = nextMarker(bytes, at);
    if (marker === null) return null;
    const { code, end } = marker;
    if (isFrameHeader(code))
      return { mimetype: "image/jpeg", width: u16be(bytes, end + 5), height: u16be(bytes, end + 3), frames: 1 };
    if (isWithoutLength(code)) at = end;
    else if (code === startOfImage || code === endOfImage || code === startOfScan || u16be(bytes, end) < 2) return null;
    else at = end + u16be(bytes, end);
  }
  return null;
}

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

/** Skips what is no marker, and the 0xFF that may be repeated before one. */
function nextMarker(bytes: Uint8Array, from: number): { readonly code: number; readonly end: number } | null {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return null;
    while (bytes[at] === 0xff) at += 1;
    const code = bytes[at];
    if (code === undefined) return null;
    at += 1;
    if (code !== 0) return { code, end: at };
  }
}

/** SOF0 to SOF15, among which stand three markers for something else: DHT, JPG and DAC. */
function isFrameHeader(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

function isWithoutLength(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd7);
}
