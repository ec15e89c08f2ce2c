import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeBeside, placeWindow, type Rectangle } from "../../electron/shell/place-window.ts";

const main: Rectangle = { x: 0, y: 25, width: 1440, height: 875 };
const second: Rectangle = { x: 1440, y: 0, width: 1920, height: 1080 };
const column = { width: 520, height: 720, isMaximized: false };

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

test("a window for one conversation stands beside the main one, or over it where there is no room, and the next a little lower", () => {
  const narrow = { x: 1500, y: 100, width: 800, height: 700 };
  expect(placeBeside(narrow, 0, [main, second])).toEqual({ x: 2300, y: 100, ...column });
  expect(placeBeside(narrow, 1, [main, second])).toEqual({ x: 2332, y: 132, ...column });
  const wide = { x: 0, y: 25, width: 1440, height: 600 };
  expect(placeBeside(wide, 0, [main, second])).toEqual({ x: 888, y: 57, ...column });
});

test("wherever the main window stands, and however many there are, one for a conversation is whole on its display", () => {
  const pixels = fc.integer({ min: -500, max: 4_000 });
  const size = fc.integer({ min: 360, max: 2_000 });
  const stands = fc.record({ x: pixels, y: pixels, width: size, height: size });
  fc.assert(
    fc.property(stands, fc.nat(40), (of, nth) => {
      const { x, y, width, height } = placeBeside(of, nth, [main, second]);
      const isWhole = [main, second].some(
        (area) => x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
      );
      expect(isWhole).toBe(true);
    }),
  );
});
