import { expect, test } from "vitest";
import { createRandom } from "../../../electron/demo/random.ts";
import { fixed, parley, type Rule } from "../../bench/herd/rules.ts";
import { simulate } from "../../bench/herd/simulate.ts";

/** As `npm run bench:herd` has it, which says more. */
const busy = { share: 0.2, actsEvery: 30_000 };
const herd = { clients: 10_000, endsAs: "cut", busy } as const;

test.each([
  ["away for 31 s", { ...herd, downFor: 31_000, takesPerSecond: 200 }],
  ["loaded anew", { ...herd, downFor: 0, takesPerSecond: 1_000 }],
])(
  "of ten thousand whose server is %s, at most a tenth come at once of those who wait a fixed second",
  (_, restart) => {
    const peakOf = (rule: Rule) => simulate(rule, restart, createRandom(20_260_302).next).peak;
    expect(peakOf(parley) / peakOf(fixed(1_000))).toBeLessThanOrEqual(0.1);
  },
);

test("who does something is back sooner than who is away", () => {
  const alone = { clients: 1_000, endsAs: "cut", downFor: 1_000, takesPerSecond: Infinity } as const;
  const middle = (people: typeof busy) =>
    simulate(parley, { ...alone, busy: people }, createRandom(1).next).backAt[alone.clients / 2] ?? 0;
  expect(middle({ share: 1, actsEvery: 3_000 })).toBeLessThan(middle({ share: 0, actsEvery: Infinity }) / 2);
});
