import fc from "fast-check";
import { expect, test } from "vitest";
import { drawPng } from "../../../electron/demo/png.ts";
import { readPictureHeader } from "../../../shared/pictures/header.ts";
import {
  bmpHead,
  extended,
  framesOf,
  gif,
  jpegHead,
  lossless,
  lossy,
  nestedSvg,
  pngHead,
  webp,
  webpFrame,
} from "../../support/pictures.ts";

const side = fc.integer({ min: 1, max: 0x3fff });

test("a picture tells its kind and size by its header, whatever the size", () => {
  fc.assert(
    fc.property(side, side, fc.constantFrom(0xc0, 0xc1, 0xc2, 0xcf), (width, height, marker) => {
      const still = { width, height, frames: 1 };
      expect(
        [
          pngHead(width, height),
          jpegHead(width, height, marker),
          gif(width, height, [[0, 0, width, height]]),
          webp(lossy(width, height)),
          webp(lossless(width, height)),
          webp(extended(width, height), lossy(width, height)),
          bmpHead(width, height),
          bmpHead(width, -height),
        ].map(readPictureHeader),
      ).toEqual([
        { mimetype: "image/png", ...still },
        { mimetype: "image/jpeg", ...still },
        { mimetype: "image/gif", ...still },
        { mimetype: "image/webp", ...still },
        { mimetype: "image/webp", ...still },
        { mimetype: "image/webp", ...still },
        { mimetype: "image/bmp", ...still },
        { mimetype: "image/bmp", ...still },
      ]);
    }),
  );
});

test("the size of a JPEG is found behind long remarks, filling bytes and a thumbnail inside of a remark", () => {
  const inner = jpegHead(1, 1);
  const outer = Buffer.from(jpegHead(4_000, 3_000, 0xc2, 60_000));
  outer.set(inner, 10);
  expect(readPictureHeader(outer)).toMatchObject({ width: 4_000, height: 3_000 });
});

test("an animation is as large as its largest frame, and has as many frames as it brings", () => {
  expect(readPictureHeader(gif(10, 10, [...framesOf(40, 10), [5_000, 1, 9_000, 8]]))).toEqual({
    mimetype: "image/gif",
    width: 14_000,
    height: 10,
    frames: 41,
  });
  expect(readPictureHeader(webp(extended(8, 8), webpFrame(8, 8), webpFrame(900, 700)))).toEqual({
    mimetype: "image/webp",
    width: 900,
    height: 700,
    frames: 2,
  });
  expect(readPictureHeader(pngHead(7, 9, 3_000))).toEqual({
    mimetype: "image/png",
    width: 7,
    height: 9,
    frames: 3_000,
  });
});

test("what is no picture of a kind that is shown has no header, whatever it is called", () => {
  const avif = Buffer.from("\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "latin1");
  const icon = Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0]);
  const others = [nestedSvg(), avif, icon, Buffer.from("<html>"), Buffer.from("%PDF-1.7"), new Uint8Array()];
  expect(others.map(readPictureHeader)).toEqual(others.map(() => null));
});

test("a picture that is cut before its size, or has none, has no header", () => {
  const cut = [
    pngHead(5, 5).slice(0, 14),
    jpegHead(5, 5).slice(0, 26),
    webp(),
    bmpHead(5, 5).slice(0, 10),
    pngHead(0, 5),
  ];
  expect(cut.map(readPictureHeader)).toEqual(cut.map(() => null));
  expect(readPictureHeader(jpegHead(5, 0))).toBeNull();
});

test("no bytes, however they are mixed, are read for ever or by mistake", () => {
  const real = fc.constantFrom(
    drawPng(3, 2, () => [1, 2, 3]),
    jpegHead(3, 2),
    gif(3, 2, [[0, 0, 3, 2]]),
    webp(extended(3, 2), webpFrame(3, 2)),
    bmpHead(3, 2),
  );
  fc.assert(
    fc.property(real, fc.nat({ max: 60 }), fc.uint8Array({ maxLength: 40 }), (picture, from, noise) => {
      const bytes = Buffer.concat([picture.slice(0, from), noise, picture.slice(from)]);
      const header = readPictureHeader(bytes);
      expect(header === null || (header.width > 0 && header.height > 0 && header.frames > 0)).toBe(true);
    }),
  );
});
