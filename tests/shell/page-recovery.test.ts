import fc from "fast-check";
import { expect, test } from "vitest";
import { createPageRecovery } from "../../electron/shell/page-recovery.ts";
import { pageQuery, readPageLanguage, readPageStart } from "../../shared/ipc/page-start.ts";

const minute = 60_000;

function recovery() {
  let now = 0;
  const made = createPageRecovery(() => now);
  return { ...made, pass: (ms: number) => void (now += ms) };
}

test("[PC1][PC2] a page that crashes again and again begins with less and less, after longer and longer pauses", () => {
  const { crashed, pass } = recovery();
  const story = Array.from({ length: 9 }, () => {
    pass(100);
    return crashed();
  });
  expect(story.map(({ start }) => start)).toEqual([
    "usual",
    "without-pictures",
    ...Array<string>(7).fill("without-conversation"),
  ]);
  expect(story.map(({ delay }) => delay / 1_000)).toEqual([0, 1, 2, 4, 8, 16, 30, 30, 30]);
});

test("[PC1] a page that crashes after a quiet time begins again at once, with all that it had", () => {
  const { crashed, pass } = recovery();
  crashed();
  pass(5 * minute);
  expect(crashed()).toEqual({ start: "usual", delay: 0, crashes: 1 });
});

test("[PC3] what a page began without comes back when the person says so, and not by a quiet time", () => {
  const { crashed, startUsually, pass } = recovery();
  crashed();
  crashed();
  pass(10 * minute);
  expect(crashed()).toEqual({ start: "without-pictures", delay: 0, crashes: 1 });
  startUsually();
  pass(10 * minute);
  expect(crashed()).toEqual({ start: "usual", delay: 0, crashes: 1 });
});

test("[PC2] a page that crashes soon after the person wanted all of it back begins with the least", () => {
  const { crashed, startUsually, pass } = recovery();
  crashed();
  crashed();
  startUsually();
  pass(1_000);
  expect(crashed().start).toBe("without-conversation");
});

test("[PC1] however a page crashes, it always begins again within half a minute", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 10 * minute }), { maxLength: 2_000 }), (pauses) => {
      const { crashed, pass } = recovery();
      for (const pause of pauses) {
        pass(pause);
        const { delay } = crashed();
        expect(delay >= 0 && delay <= 30_000).toBe(true);
      }
    }),
  );
});

test("how a page begins and in what language stands in its address, and anything else there means nothing", () => {
  for (const start of ["usual", "without-pictures", "without-conversation"] as const) {
    const address = `app://parley/index.html${pageQuery(start, "de")}`;
    expect([readPageStart(address), readPageLanguage(address)]).toEqual([start, "de"]);
  }
  const strange = ["?start=&language=", "?start=x&language=toString", "without-pictures&language=de", ""];
  expect(strange.map(readPageStart)).toEqual(Array(4).fill("usual"));
  expect(strange.map(readPageLanguage)).toEqual(Array(4).fill("en"));
});
