import { expect, test } from "vitest";
import { createWindowRanges } from "../../../electron/core/timelines/window-ranges.ts";
import { general, message, messageId } from "../../support/builders.ts";

/** Of a conversation with a thousand messages, all of them in the archive. */
function thousand() {
  const ids = Array.from({ length: 1_000 }, (_none, index) => messageId(index + 1));
  const out = createWindowRanges({ idsBetween: (_channel, from, to) => ids.filter((id) => id >= from && id <= to) });
  const give = (window: number, from: number, to: number, isLive: boolean) =>
    out.given(
      window,
      general,
      ids.slice(from - 1, to).map((id) => message({ id })),
      isLive,
    );
  return { out, give };
}

test("a window holds what it was given since it opened the conversation, page after page, and no more than it keeps", () => {
  const { out, give } = thousand();
  expect(out.of(general)).toBeNull();
  give(1, 941, 1_000, true);
  give(1, 891, 940, false);
  expect(out.of(general)).toEqual({ channel: general, from: 891, count: 110, isLive: true });
  give(1, 501, 890, false);
  expect(out.of(general)).toEqual({ channel: general, from: 701, count: 300, isLive: true });
  out.forget(1, general);
  give(1, 400, 430, false);
  expect(out.all()).toEqual([{ channel: general, from: 400, count: 31, isLive: false }]);
});

test("an empty conversation is held from its first message on; a page that brings nothing changes nothing", () => {
  const { out, give } = thousand();
  out.given(1, general, [], true);
  expect(out.of(general)).toEqual({ channel: general, from: 701, count: 300, isLive: true });
  out.forget(1, general);
  give(1, 941, 1_000, true);
  out.given(1, general, [], false);
  expect(out.of(general)).toEqual({ channel: general, from: 941, count: 60, isLive: true });
});

test("two windows hold between them what lies near, whichever of them looks farther back; not what lies far", () => {
  for (const [one, other] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const { out, give } = thousand();
    give(1, 941, 1_000, true);
    give(2, 941, 1_000, true);
    give(one, 801, 940, false);
    expect(out.all()).toEqual([{ channel: general, from: 801, count: 200, isLive: true }]);
    out.forget(other, general);
    give(other, 500, 560, false);
    expect(out.of(general)).toEqual({ channel: general, from: 500, count: 501, isLive: true });
    out.forget(other, general);
    give(other, 200, 260, false);
    expect(out.of(general)).toEqual({ channel: general, from: 801, count: 200, isLive: true });
    out.emptied(one);
    expect(out.of(general)).toEqual({ channel: general, from: 200, count: 61, isLive: false });
    out.emptied(other);
    expect(out.all()).toEqual([]);
  }
});
