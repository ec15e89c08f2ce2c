import fc from "fast-check";
import { expect, test } from "vitest";
import { slack, slide } from "../../renderer/state/sliding-window.ts";
import { message, messageId } from "../support/builders.ts";

const timelines = fc
  .record({
    count: fc.nat({ max: 60 + slack }),
    reachesStart: fc.boolean(),
    isLive: fc.boolean(),
  })
  .map(({ count, ...ends }) => ({
    ...ends,
    messages: Array.from({ length: count }, (_none, index) => message({ id: messageId(2 * index + 2) })),
  }));
/** Messages that are held, that are gone from between others, and that were never held; null for none. */
const eyes = fc.option(fc.integer({ min: 1, max: 2 * (60 + slack) + 10 }).map(messageId));
const sizes = fc.integer({ min: 1, max: 40 });

const isTooLong = (count: number, size: number, eye: number | null) => count > size + (eye === null ? slack : 0);

test("a window is cut to its size, with some slack where the newest are followed, and is a run of what there was", () => {
  fc.assert(
    fc.property(timelines, eyes, sizes, (timeline, eye, size) => {
      const kept = slide(timeline, eye, size).messages;
      const { length } = timeline.messages;
      expect(kept).toHaveLength(isTooLong(length, size, eye) ? size : length);
      const from = timeline.messages.findIndex((one) => one === kept[0]);
      expect(kept).toEqual(timeline.messages.slice(Math.max(0, from), Math.max(0, from) + kept.length));
    }),
  );
});

test("what the person looks at is kept, with as much on either side of it as there is room for; else the newest is", () => {
  fc.assert(
    fc.property(timelines, eyes, sizes, (timeline, eye, size) => {
      const { messages } = timeline;
      const kept = slide(timeline, eye, size).messages;
      expect(eye === null ? kept.at(-1) : null).toBe(eye === null ? messages.at(-1) : null);
      const seen = messages.findLast(({ id }) => id <= (eye ?? Infinity)) ?? messages[0];
      if (!seen || eye === null) return;
      const at = kept.indexOf(seen);
      const room = Math.floor(size / 2);
      expect(at).toBeGreaterThanOrEqual(Math.min(room, messages.indexOf(seen)));
      const after = messages.length - 1 - messages.indexOf(seen);
      expect(kept.length - 1 - at).toBeGreaterThanOrEqual(Math.min(size - 1 - room, after));
    }),
  );
});

test("an end that was cut says that there is more beyond it, the other end says what it said", () => {
  fc.assert(
    fc.property(timelines, eyes, sizes, (timeline, eye, size) => {
      const { reachesStart, isLive, messages } = slide(timeline, eye, size);
      expect({ reachesStart, isLive }).toEqual({
        reachesStart: timeline.reachesStart && messages[0] === timeline.messages[0],
        isLive: timeline.isLive && messages.at(-1) === timeline.messages.at(-1),
      });
    }),
  );
});

test("sliding twice changes nothing, and what fits is left alone", () => {
  fc.assert(
    fc.property(timelines, eyes, sizes, (timeline, eye, size) => {
      const once = slide(timeline, eye, size);
      expect(slide(once, eye, size)).toBe(once);
      expect(once === timeline).toBe(!isTooLong(timeline.messages.length, size, eye));
    }),
  );
});
