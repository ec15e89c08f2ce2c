import fc from "fast-check";
import { expect, test } from "vitest";
import { slack, slide, type Cut } from "../../renderer/state/sliding-window.ts";
import { message, messageId } from "../support/builders.ts";

const timelines = fc
  .record({
    count: fc.nat({ max: 60 + slack }),
    reachesStart: fc.boolean(),
    isLive: fc.boolean(),
  })
  .map(({ count, ...ends }) => ({
    ...ends,
    messages: Array.from({ length: count }, (_none, index) => message({ id: messageId(index + 1) })),
  }));
const cuts = fc.constantFrom<Cut>("oldest", "newest");
const sizes = fc.integer({ min: 1, max: 40 });

const isTooLong = (count: number, size: number, cut: Cut) => count > size + (cut === "oldest" ? slack : 0);

test("a window is cut to its size, with some slack for the oldest, and is a run of what there was", () => {
  fc.assert(
    fc.property(timelines, cuts, sizes, (timeline, cut, size) => {
      const kept = slide(timeline, cut, size).messages;
      const { length } = timeline.messages;
      expect(kept).toHaveLength(isTooLong(length, size, cut) ? size : length);
      const from = timeline.messages.findIndex((one) => one === kept[0]);
      expect(kept).toEqual(timeline.messages.slice(Math.max(0, from), Math.max(0, from) + kept.length));
    }),
  );
});

test("an end that was cut says that there is more beyond it, the other end says what it said", () => {
  fc.assert(
    fc.property(timelines, cuts, sizes, (timeline, cut, size) => {
      const { reachesStart, isLive } = slide(timeline, cut, size);
      const isCut = isTooLong(timeline.messages.length, size, cut);
      expect({ reachesStart, isLive }).toEqual({
        reachesStart: timeline.reachesStart && !(isCut && cut === "oldest"),
        isLive: timeline.isLive && !(isCut && cut === "newest"),
      });
    }),
  );
});

test("sliding twice changes nothing, and what fits is left alone", () => {
  fc.assert(
    fc.property(timelines, cuts, sizes, (timeline, cut, size) => {
      const once = slide(timeline, cut, size);
      expect(slide(once, cut, size)).toBe(once);
      expect(once === timeline).toBe(!isTooLong(timeline.messages.length, size, cut));
    }),
  );
});
