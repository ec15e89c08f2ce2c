import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeWindow, type Rectangle } from "../../electron/shell/place-window.ts";

const main: Rectangle = { x: 0, y: 25, width: 1440, height: 875 };
const second: Rectangle = { x: 1440, y: 0, width: 1920, height: 1080 };

test("the first start opens in the middle of the main display", () => {
  expect(placeWindow(null, [main, second])).toEqual({ x: 160, y: 83, width: 1120, height: 760, isMaximized: false });
});

test("a window comes back where it stood, on whichever display", () => {
  const last = { x: 1500, y: 40, width: 900, height: 700, isMaximized: true };
  expect(placeWindow(last, [main, second])).toEqual(last);
});

test("a window of a display that is gone comes to the main one, keeping its size", () => {
  const last = { x: 1500, y: 40, width: 900, height: 700, isMaximized: false };
  expect(placeWindow(last, [main])).toEqual({ x: 270, y: 113, width: 900, height: 700, isMaximized: false });
});

test("a title bar above or below the screen, where no hand reaches it, does not count as on it", () => {
  for (const y of [0, 880])
    expect(placeWindow({ x: 100, y, width: 900, height: 700, isMaximized: false }, [main]).y).toBe(113);
});

test("wherever it stood, a person can get hold of its title bar, and it is no larger than a display", () => {
  const pixels = fc.integer({ min: -5_000, max: 5_000 });
  const size = fc.integer({ min: 1, max: 9_000 });
  const last = fc.record({ x: pixels, y: pixels, width: size, height: size, isMaximized: fc.boolean() });
  fc.assert(
    fc.property(last, (place) => {
      const { x, y, width, height } = placeWindow(place, [main, second]);
      const isReachable = [main, second].some(
        (area) =>
          y >= area.y && y + 40 <= area.y + area.height && x + width >= area.x + 100 && x <= area.x + area.width - 100,
      );
      expect({ isReachable, fits: width <= 1920 && height <= 1080 }).toEqual({ isReachable: true, fits: true });
    }),
  );
});
