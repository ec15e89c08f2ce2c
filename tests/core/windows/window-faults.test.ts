import { expect, test } from "vitest";
import { createWindowFaults } from "../../../electron/core/windows/window-faults.ts";

test("what goes wrong in windows is logged with its window, twenty times in a minute at most", () => {
  let now = 1_000;
  const logged: unknown[] = [];
  const report = createWindowFaults({ clock: { now: () => now }, log: (...line) => void logged.push(line) });
  const fault = { kind: "drawing", message: "RangeError: Invalid time value", stack: "at Row" } as const;
  for (let nth = 0; nth < 1_000; nth += 1) report(fault, 7);
  expect(logged).toHaveLength(20);
  expect(logged[0]).toEqual(["error", "window-fault", { window: 7, ...fault }]);
  now += 60_000;
  report(fault, 8);
  expect(logged).toHaveLength(21);
  now = 0;
  report(fault, 8);
  expect(logged).toHaveLength(22);
});
