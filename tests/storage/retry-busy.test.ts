import { expect, test } from "vitest";
import { retryWhileBusy } from "../../electron/storage/retry-busy.ts";

const busy = Object.assign(new Error("in use"), { code: "EBUSY" });
const full = Object.assign(new Error("full"), { code: "ENOSPC" });

/** Fails with each of `errors` in turn and then works; says how often it was called. */
function failing(...errors: readonly Error[]) {
  const calls = { count: 0 };
  const change = (): string => {
    const error = errors[calls.count++];
    if (error !== undefined) throw error;
    return "done";
  };
  return { calls, change };
}

test("a file that somebody has open on Windows is tried again", () => {
  const { calls, change } = failing(busy, busy);
  expect([retryWhileBusy(change, true), calls.count]).toEqual(["done", 3]);
});

test("what waiting does not mend is not waited for", () => {
  for (const [error, isWindows] of [
    [full, true],
    [busy, false],
  ] as const) {
    const { calls, change } = failing(error);
    expect(() => retryWhileBusy(change, isWindows)).toThrow(error);
    expect(calls.count).toBe(1);
  }
});

test("a file that stays open is given up", () => {
  const { change } = failing(...Array.from({ length: 200 }, () => busy));
  expect(() => retryWhileBusy(change, true)).toThrow(busy);
});
