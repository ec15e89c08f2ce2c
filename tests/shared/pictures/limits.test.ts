import { expect, test } from "vitest";
import { judgePicture, pictureLimits } from "../../../shared/pictures/limits.ts";
import { framesOf, gif, nestedSvg, pngHead } from "../../support/pictures.ts";

const { inline } = pictureLimits;
const verdict = (bytes: Uint8Array) => {
  const judged = judgePicture(bytes, inline);
  return judged.ok ? "shown" : judged.error;
};

test("a picture is shown up to its limit of pixels, and not above, however few bytes it has", () => {
  expect(
    [pngHead(4_000, 4_000), pngHead(4_001, 4_000), pngHead(16_000, 16_000), pngHead(1, 2 ** 32 - 1)].map(verdict),
  ).toEqual(["shown", "too-large", "too-large", "too-large"]);
});

test("a picture is shown up to its limit of bytes, and not above", () => {
  const padded = (length: number) => Buffer.concat([pngHead(5, 5), Buffer.alloc(length - pngHead(5, 5).length)]);
  expect([padded(inline.bytes), padded(inline.bytes + 1)].map(verdict)).toEqual(["shown", "too-large"]);
});

test("an animation has fewer pixels, and a bounded number of frames", () => {
  const frames = (count: number) => gif(9, 9, framesOf(count, 9));
  expect(
    [frames(2_000), frames(2_001), pngHead(2_000, 2_000, 2), pngHead(2_001, 2_000, 2), pngHead(9, 9, 2 ** 31)].map(
      verdict,
    ),
  ).toEqual(["shown", "too-large", "shown", "too-large", "too-large"]);
});

test("an SVG is no picture, under any name", () => {
  expect(verdict(nestedSvg())).toBe("not-a-picture");
});
