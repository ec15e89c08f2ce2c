// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { createScrolling } from "../../renderer/features/timeline/scrolling.ts";

const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((stop) => stop()));

/** A log of so many rows of 40 px in a view of 600 px, laid out by hand: jsdom lays nothing out. */
function laidOut({ rows, isLive = true, view = 600 }: { rows: number; isLive?: boolean; view?: number }) {
  let resized: () => void = () => undefined;
  class Sizes {
    constructor(told: () => void) {
      resized = told;
    }
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal("ResizeObserver", Sizes);
  const scroller = document.createElement("div");
  const log = document.createElement("div");
  const chunk = document.createElement("div");
  scroller.append(log);
  log.append(chunk);
  const stands = { scrollTop: 0 };
  const height = () => chunk.children.length * 40;
  const clamped = (wanted: number) => Math.min(0, Math.max(Math.min(0, view - height()), wanted));
  const box = (top: number, size: number) => ({ top, bottom: top + size }) as DOMRect;
  const logTop = () => view - height() - stands.scrollTop;
  Object.defineProperties(scroller, {
    clientHeight: { get: () => view },
    scrollHeight: { get: () => Math.max(view, height()) },
    scrollTop: {
      get: () => (stands.scrollTop = clamped(stands.scrollTop)),
      set(wanted: number) {
        stands.scrollTop = clamped(wanted);
      },
    },
    getBoundingClientRect: { value: () => box(0, view) },
  });
  for (const element of [log, chunk]) element.getBoundingClientRect = () => box(logTop(), height());
  const row = (name: number) => {
    const element = document.createElement("div");
    element.dataset["row"] = String(name);
    element.getBoundingClientRect = () => box(logTop() + [...chunk.children].indexOf(element) * 40, 40);
    return element;
  };
  let [first, last] = [1_000, 1_000 + rows - 1];
  for (let name = first; name <= last; name += 1) chunk.append(row(name));

  const said: string[] = [];
  let seen: readonly string[] = [];
  const scrolling = createScrolling({
    scroller,
    log,
    isLive: () => isLive,
    onNear: (end, isArrival) => said.push(isArrival ? `${end}, arrived` : end),
    onSeen: (keys) => (seen = keys),
    onBottom: () => undefined,
  });
  undo.push(scrolling.stop);
  /** As Chromium tells of it in the next frame. */
  const heard = () => scroller.dispatchEvent(new Event("scroll"));
  return {
    scrolling,
    resized: () => resized(),
    eye: () => seen[0],
    /** Where a row stands in the view, px. */
    standsAt: (name: string | undefined) => chunk.querySelector(`[data-row="${name}"]`)?.getBoundingClientRect().top,
    said: () => said.splice(0),
    scrollTo(top: number) {
      scroller.scrollTop = top;
      heard();
    },
    /** A page of 60 comes at one end, 60 rows go at the other. */
    page(end: "older" | "newer") {
      for (let count = 0; count < 60; count += 1)
        if (end === "older") {
          chunk.prepend(row((first -= 1)));
          chunk.lastElementChild?.remove();
          last -= 1;
        } else {
          chunk.append(row((last += 1)));
          chunk.firstElementChild?.remove();
          first += 1;
        }
      scrolling.changed();
      heard();
      resized();
    },
    /** As when messages are deleted and pictures come. */
    remove: (name: number) => {
      chunk.querySelector(`[data-row="${name}"]`)?.remove();
      scrolling.changed();
    },
  };
}

test("[SC1] an end is said to be near as somebody scrolls towards it, and not because a page has come", () => {
  const { scrollTo, page, said } = laidOut({ rows: 300 });
  scrollTo(-5_000);
  expect(said()).toEqual([]);
  scrollTo(-10_000);
  expect(said()).toEqual(["older, arrived"]);
  scrollTo(-11_400);
  expect(said()).toEqual(["older"]);
  page("older");
  expect(said()).toEqual([]);
  scrollTo(-8_000);
  expect(said()).toEqual([]);
  scrollTo(-700);
  expect(said()).toEqual(["newer, arrived"]);
});

test("[SC2] with hands off pages are asked for until what is held fills the screen and what lies ahead of it", () => {
  const { resized, said } = laidOut({ rows: 54 });
  resized();
  expect(said()).toEqual(["older", "newer"]);
  const filled = laidOut({ rows: 55 });
  filled.resized();
  expect(filled.said()).toEqual([]);
  const hidden = laidOut({ rows: 0, view: 0 });
  hidden.resized();
  expect(hidden.said()).toEqual([]);
});

test("the place is kept at either end as a page comes there and as many rows go at the other", () => {
  const { scrollTo, page, eye, standsAt } = laidOut({ rows: 300, isLive: false });
  for (const [end, top] of [
    ["older", -11_400],
    ["newer", 0],
    ["older", -6_010],
    ["newer", -6_010],
  ] as const) {
    scrollTo(top);
    const row = eye();
    const stood = standsAt(row);
    page(end);
    expect([end, top, standsAt(row), eye()]).toEqual([end, top, stood, row]);
  }
});

test("when the row under the eye is deleted, its neighbours stay where they are", () => {
  const { scrollTo, remove, eye, standsAt } = laidOut({ rows: 300 });
  scrollTo(-11_400);
  remove(Number(eye()));
  scrollTo(-5_000);
  const row = Number(eye());
  const stood = standsAt(String(row - 1));
  remove(row);
  expect(standsAt(String(row - 1))).toBe(stood);
});

test("at the newest message nothing is kept: what comes is seen", () => {
  const live = laidOut({ rows: 300 });
  live.scrollTo(-5_000);
  live.scrolling.toBottom();
  expect(live.eye()).toBeUndefined();
  live.page("newer");
  expect(live.standsAt("1359")).toBe(560);
});
