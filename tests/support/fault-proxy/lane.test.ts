import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createFakeClock, monday } from "../fake-clock.ts";
import type { RequestFault } from "./fault.ts";
import { createLane } from "./lane.ts";

/** A lane to nowhere: what comes out is written down as `MS TEXT`, ms since the start. */
function laneWith(first: RequestFault | null, random = () => 0.5) {
  const clock = createFakeClock();
  const out: string[] = [];
  const note = (what: string) => void out.push(`${clock.now() - monday} ${what}`);
  let fault = first;
  const to = {
    writableNeedDrain: false,
    write(bytes: Buffer) {
      note(bytes.toString());
      return true;
    },
    end: () => note("END"),
  };
  const lane = createLane({
    direction: "toClient",
    to: () => to as never,
    fault: () => fault,
    clock,
    random,
    onDelivered: () => {},
    onCut: (how) => note(`CUT ${how}`),
  });
  const set = (next: RequestFault | null) => {
    fault = next;
    lane.refresh();
  };
  return { clock, out, lane, set, push: (text: string) => lane.push(Buffer.from(text)) };
}

test("in fine weather bytes go through at once, and the end after them", () => {
  const { push, lane, out } = laneWith(null);
  push("a");
  push("b");
  lane.end();
  expect(out).toEqual(["0 a", "0 b", "0 END"]);
});

test("latency moves each byte by the same time, without making the second wait for the first", async () => {
  const { push, lane, clock, out } = laneWith({ type: "slow", latency: 200 });
  push("a");
  await clock.advance(50);
  push("b");
  lane.end();
  await clock.advance(1_000);
  expect(out).toEqual(["200 a", "250 b", "250 END"]);
});

test("jitter adds what chance says, and never lets a byte overtake", async () => {
  const dice = [0.9, 0, 0.5];
  const { push, clock, out } = laneWith({ type: "slow", latency: 100, jitter: 100 }, () => dice.shift() ?? 0);
  for (const text of ["a", "b", "c"]) push(text);
  await clock.advance(1_000);
  expect(out).toEqual(["190 a", "190 b", "190 c"]);
});

test("a narrow line takes its time for each byte, in slices of a twentieth of a second", async () => {
  const { push, clock, out } = laneWith({ type: "slow", bytesPerSecond: 40 });
  push("abcd");
  await clock.advance(1_000);
  push("e");
  await clock.advance(1_000);
  expect(out).toEqual(["50 ab", "100 cd", "1025 e"]);
});

test("exactly so many bytes come through before a cut, wherever the chunks end", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 9 }), { minLength: 1 }),
      fc.nat(40),
      (chunks, limit) => {
        const { push, out } = laneWith({ type: "cut", toClient: limit, how: "reset" });
        for (const chunk of chunks) push(chunk);
        const all = chunks.join("");
        const isCut = all.length > limit;
        expect(out.filter((line) => line === "0 CUT reset")).toHaveLength(isCut ? 1 : 0);
        const text = out.filter((line) => line !== "0 CUT reset").map((line) => line.slice(2));
        expect(text.join("")).toBe(all.slice(0, limit));
      },
    ),
  );
});

test("a cut counts anew with the next request, and spares the other direction", () => {
  const counting = laneWith({ type: "cut", toClient: 2 });
  counting.push("ab");
  counting.lane.restart();
  counting.push("cd");
  expect(counting.out).toEqual(["0 ab", "0 cd"]);
  const other = laneWith({ type: "cut", toServer: 0 });
  other.push("ab");
  expect(other.out).toEqual(["0 ab"]);
});

test("another cut counts anew", () => {
  const { push, set, out } = laneWith({ type: "cut", toClient: 2 });
  push("ab");
  set({ type: "cut", toClient: 1 });
  push("c");
  push("d");
  expect(out).toEqual(["0 ab", "0 c", "0 CUT end"]);
});

test("half-open holds everything, the end too, and gives it out in order when it is over", async () => {
  const { push, lane, clock, out, set } = laneWith({ type: "half-open" });
  push("a");
  push("b");
  lane.end();
  await clock.advance(130_000);
  expect(out).toEqual([]);
  set(null);
  expect(out).toEqual(["130000 a", "130000 b", "130000 END"]);
});

test("a lane with more than a quarter of a megabyte in it asks for a pause", async () => {
  const { lane, clock } = laneWith({ type: "slow", latency: 10 });
  lane.push(Buffer.alloc(256 * 1_024));
  expect(lane.isFull()).toBe(false);
  lane.push(Buffer.alloc(1));
  expect(lane.isFull()).toBe(true);
  await clock.advance(10);
  expect(lane.isFull()).toBe(false);
});
