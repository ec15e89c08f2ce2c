import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textFamilies } from "./families.ts";
import { growthBeyondLinear } from "./growth.ts";
import { listPasses } from "./list-passes.ts";
import { textPasses } from "./text-passes.ts";

/** Of all families together, on a machine that does other things, ms. */
const patience = 60_000;

const texts = Object.entries(textPasses).flatMap(([path, passes]) =>
  Object.entries(passes).map(([name, run]) => ({ title: `${name} of ${path}`, run })),
);

test.each(texts)(
  "$title takes time in proportion to a text, whatever the text",
  ({ run }) => {
    const found = textFamilies.flatMap(({ name, make }) => {
      const growth = growthBeyondLinear((size) => run.bind(null, make(size)), 80_000);
      return growth === null ? [] : [`${name}: ${growth}`];
    });
    expect(found).toEqual([]);
  },
  patience,
);

test.each(Object.entries(listPasses))(
  "%s takes time in proportion to how many they are",
  (_name, work) => {
    expect(growthBeyondLinear(work, 16_000)).toBeNull();
  },
  patience,
);

test.each(Object.entries(textPasses))("every exported function of %s that takes a text is measured", (path, passes) => {
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const exported = [...source.matchAll(/^export (?:async )?function (\w+)\(\s*\w+: string\b/gm)].map(
    ({ 1: name }) => name,
  );
  expect(Object.keys(passes)).toEqual(expect.arrayContaining(exported));
});
