import { expect, test } from "vitest";
import { createLedger, isClean, type Answer } from "./ledger.ts";

const fine = { lost: [], doubled: [], disordered: [], unwanted: [], unseenButPosted: 0 };

/** One conversation with these answers, and what the server has of it. */
function judged(answers: readonly Answer[], posted: readonly string[]) {
  const ledger = createLedger();
  for (const answer of answers) ledger.write(7).answered(answer);
  return ledger.judge(() => posted);
}

test("all that was written is there once, in order", () => {
  const verdict = judged(["written", "written"], ["7/1", "7/2"]);
  expect([verdict, isClean(verdict)]).toEqual([fine, true]);
});

test("what was written and is not there is lost", () => {
  const verdict = judged(["written", "written"], ["7/2"]);
  expect([verdict, isClean(verdict)]).toEqual([{ ...fine, lost: ["7/1"] }, false]);
});

test("each time too many is a double", () => {
  expect(judged(["written", "written"], ["7/1", "7/1", "7/2", "7/1"])).toEqual({ ...fine, doubled: ["7/1", "7/1"] });
});

test("what comes after a later one is out of order", () => {
  expect(judged(["written", "written", "written"], ["7/1", "7/3", "7/2"])).toEqual({ ...fine, disordered: ["7/2"] });
});

test("what nobody saw answered may be there or not, but only once and in its place", () => {
  expect(judged(["unseen", "written"], ["7/2"])).toEqual(fine);
  expect(judged(["unseen", "written"], ["7/1", "7/2"])).toEqual({ ...fine, unseenButPosted: 1 });
  expect(judged(["unseen", "written"], ["7/2", "7/1", "7/1"])).toEqual({
    ...fine,
    doubled: ["7/1"],
    disordered: ["7/1"],
    unseenButPosted: 1,
  });
});

test("what the app did not take must not be posted", () => {
  expect(judged(["refused"], ["7/1"])).toEqual({ ...fine, unwanted: ["7/1"] });
});
