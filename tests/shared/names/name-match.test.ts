import * as fc from "fast-check";
import { expect, test } from "vitest";
import { least } from "../../../shared/collections/least.ts";
import { createNameMatch } from "../../../shared/names/name-match.ts";

test.each([
  ["Zoë Müller", "mul zo", true],
  ["Zoë Müller", "uller", false],
  ["Project: Émile (Paris)", "paris PROJECT", true],
  ["Anna", "anna b", false],
  ["Anna", "  ", true],
  ["研究 部", "部", true],
])("%s is found by “%s”: %s", (name, wanted, isFound) => {
  expect(createNameMatch()(wanted)(name)).toBe(isFound);
});

test("of a name, and of what is looked for, the first 300 characters count", () => {
  const long = `${"a".repeat(299)} zed`;
  const isWanted = createNameMatch();
  expect([isWanted("zed")(long), isWanted("aaa")(long), isWanted(long)("a".repeat(299))]).toEqual([false, true, true]);
});

test("the best few are those that sorting all would give first, in its order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ rank: fc.nat(9), name: fc.string() })),
      fc.integer({ min: 1, max: 8 }),
      (all, few) => {
        const byRank = (one: { rank: number }, other: { rank: number }) => one.rank - other.rank;
        expect(least(all, few, byRank)).toEqual(all.toSorted(byRank).slice(0, few));
      },
    ),
  );
});
