import { inflateSync } from "node:zlib";
import { drawPng } from "./png.ts";
import { readPictureHeader } from "../../shared/pictures/header.ts";

/** Pillow calls more than that a decompression bomb, and Odoo then fails with a page of its own. */
const pixelsAtMost = 178_956_970;

/**
 * What Odoo 18 makes of a file for `/web/image/<id>/<w>x<h>`: a larger picture is made to fit, in its own shape; SVG,
 * GIF and WebP come as they are; null is what it cannot decode, for which it gives the placeholder. Only PNG are made
 * smaller here, and of all but our own no more than the size is right; other pictures come as they are.
 * @throws RangeError where Odoo fails
 */
export function thumbnailOf(content: Uint8Array, width: number, height: number): Uint8Array | null {
  if (content[0] === "<".charCodeAt(0)) return content;
  const header = readPictureHeader(content);
  if (header === null) return null;
  if (header.mimetype !== "image/png") return content;
  if (header.width * header.height > pixelsAtMost) throw new RangeError("decompression bomb");
  const scale = Math.max(header.width / width, header.height / height);
  if (scale <= 1) return content;
  const colorAt = pixelsOf(content, header.width);
  return drawPng(Math.round(header.width / scale) || 1, Math.round(header.height / scale) || 1, (x, y) =>
    colorAt(Math.floor(x * scale), Math.floor(y * scale)),
  );
}

type Color = readonly [red: number, green: number, blue: number];

/** Of a picture as `drawPng` writes it, with eight bits for each colour and all pixels in one chunk; of others grey. */
function pixelsOf(content: Uint8Array, width: number): (x: number, y: number) => Color {
  const bytes = Buffer.from(content);
  if (bytes[24] !== 8 || bytes[25] !== 2 || bytes.toString("latin1", 37, 41) !== "IDAT") return () => [128, 128, 128];
  const raw = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  return (x, y) => {
    const at = y * (1 + width * 3) + 1 + x * 3;
    return [raw[at] ?? 0, raw[at + 1] ?? 0, raw[at + 2] ?? 0];
  };
}
