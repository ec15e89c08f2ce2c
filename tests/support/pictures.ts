import { crc32 } from "node:zlib";
import { drawPng } from "../../electron/demo/png.ts";

/** Small files that are, or say that they are, pictures of a size. Only `drawPng`'s can be decoded as a whole. */

export function pngHead(width: number, height: number, frames: number | null = null): Uint8Array {
  const whole = Buffer.from(drawPng(1, 1, () => [0, 0, 0]));
  whole.writeUInt32BE(width, 16);
  whole.writeUInt32BE(height, 20);
  whole.writeUInt32BE(crc32(whole.subarray(12, 29)), 29);
  if (frames === null) return whole;
  const animation = Buffer.alloc(20);
  animation.writeUInt32BE(8, 0);
  animation.write("acTL", 4, "latin1");
  animation.writeUInt32BE(frames, 8);
  return Buffer.concat([whole.subarray(0, 33), animation, whole.subarray(33)]);
}

/** With a remark before its size, and the marker of the size as given: 0xC0 for baseline, 0xC2 for progressive. */
export function jpegHead(width: number, height: number, marker = 0xc0, remark = 20): Uint8Array {
  const size = Buffer.from([0xff, marker, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  size.writeUInt16BE(height, 5);
  size.writeUInt16BE(width, 7);
  const words = Buffer.alloc(remark + 4, 0xff);
  words.set([0xff, 0xfe]);
  words.writeUInt16BE(remark + 2, 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), words, Buffer.from([0xff]), size, Buffer.from([0xff, 0xda])]);
}

type ConversationRef = readonly [left: number, top: number, width: number, height: number];

/** So many frames, each of them a square. */
export function framesOf(count: number, side: number): readonly ConversationRef[] {
  return Array.from({ length: count }, () => [0, 0, side, side]);
}

export function gif(width: number, height: number, frames: readonly ConversationRef[]): Uint8Array {
  const head = Buffer.from("GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff", "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  const parts = frames.map((place) => {
    const frame = Buffer.from("!\xf9\x04\0\0\0\0\0,\0\0\0\0\0\0\0\0\0\x02\x02D\x01\0", "latin1");
    place.forEach((number, index) => frame.writeUInt16LE(number, 9 + index * 2));
    return frame;
  });
  return Buffer.concat([head, ...parts, Buffer.from(";")]);
}

export function webp(...chunks: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  const whole = Buffer.concat([head, ...chunks]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

export function lossy(width: number, height: number): Uint8Array {
  const data = Buffer.from([0x30, 1, 0, 0x9d, 1, 0x2a, 0, 0, 0, 0]);
  data.writeUInt16LE(width, 6);
  data.writeUInt16LE(height, 8);
  return webpChunk("VP8 ", data);
}

export function lossless(width: number, height: number): Uint8Array {
  const data = Buffer.from([0x2f, 0, 0, 0, 0]);
  data.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 1);
  return webpChunk("VP8L", data);
}

export function extended(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(10);
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return webpChunk("VP8X", data);
}

export function webpFrame(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(17);
  data.writeUIntLE(width - 1, 6, 3);
  data.writeUIntLE(height - 1, 9, 3);
  return webpChunk("ANMF", data);
}

function webpChunk(name: string, data: Uint8Array): Uint8Array {
  const head = Buffer.from(`${name}\0\0\0\0`, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

export function bmpHead(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  return head;
}

/** Nested so that a painter comes to it 16 to the power of `depth` times: it ends the process of a page. */
export function nestedSvg(depth = 10): Uint8Array {
  const uses = (id: number) => `<use href="#g${id}"/>`.repeat(16);
  const groups = Array.from({ length: depth }, (_none, id) =>
    id === 0 ? `<g id="g0"><rect width="9" height="9"/></g>` : `<g id="g${id}">${uses(id - 1)}</g>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><defs>${groups.join("")}</defs><use href="#g${depth - 1}"/></svg>`,
  );
}
