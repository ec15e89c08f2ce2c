// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { createPress } from "../../renderer/features/timeline/scroll-press.ts";
import type { End } from "../../renderer/features/timeline/scrolling.ts";

const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((stop) => stop()));

function pressed() {
  const scroller = document.createElement("div");
  const released: End[] = [];
  const press = createPress(scroller, (end) => released.push(end));
  undo.push(press.stop);
  const point = (target: EventTarget, type: string, init: PointerEventInit) =>
    target.dispatchEvent(new PointerEvent(type, init));
  return {
    released,
    press,
    down: (pointerType = "mouse") => point(scroller, "pointerdown", { pointerType, buttons: 1 }),
    move: (buttons: number) => point(window, "pointermove", { pointerType: "mouse", buttons }),
    up: () => point(window, "pointerup", { pointerType: "mouse", buttons: 0 }),
  };
}

test("[SC3] while a mouse button is held each end is asked for once, and what was wanted beyond that when it is let go", () => {
  const { press, down, move, up, released } = pressed();
  expect([press.allows("older"), press.allows("older")]).toEqual([true, true]);
  down();
  move(1);
  expect([press.allows("older"), press.allows("older"), press.allows("newer")]).toEqual([true, false, true]);
  expect(released).toEqual([]);
  up();
  expect([released, press.allows("older"), press.allows("older")]).toEqual([["older"], true, true]);
});

test("[SC3] a button that was let go unheard, as on a scroll bar, is known by the next movement of the mouse", () => {
  const { press, down, move, released } = pressed();
  down();
  expect([press.allows("older"), press.allows("older")]).toEqual([true, false]);
  move(0);
  move(0);
  expect([released, press.allows("older")]).toEqual([["older"], true]);
});

test("a finger on the screen holds nothing back: what it lets go of rolls on", () => {
  const { press, down } = pressed();
  down("touch");
  expect([press.allows("older"), press.allows("older")]).toEqual([true, true]);
});
