import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defaultSettings,
  isLocked,
  readChosen,
  readEnvironment,
  resolveSettings,
  type ChosenSettings,
} from "../../shared/settings.ts";

const chosen: fc.Arbitrary<ChosenSettings> = fc.record(
  {
    language: fc.constantFrom("system", "en", "de"),
    theme: fc.constantFrom("system", "light", "dark"),
    showPreviews: fc.boolean(),
    quietHours: fc.option(fc.record({ from: fc.nat({ max: 1_439 }), to: fc.nat({ max: 1_439 }) })),
  },
  { requiredKeys: [] },
);

test("[ST1] each setting is what the strongest source says that says anything of it", () => {
  fc.assert(
    fc.property(chosen, chosen, chosen, (policy, environment, user) => {
      const { values, origins } = resolveSettings({ policy, environment, user });
      for (const [name, value] of Object.entries(values)) {
        const sources = Object.entries({ policy, environment, user, default: defaultSettings });
        const [source, from] = sources.find(([, one]) => Object.hasOwn(one, name)) ?? [];
        expect([origins[name] ?? "default", value]).toEqual([
          source,
          Object.entries(from ?? {}).find(([n]) => n === name)?.[1],
        ]);
      }
    }),
  );
});

test("only what a policy or the environment sets is locked", () => {
  expect((["policy", "environment", "user", "default"] as const).filter(isLocked)).toEqual(["policy", "environment"]);
});

describe("a value that is none of this version's", () => {
  test("counts as not chosen, and the others are kept", () => {
    const file = { theme: "dark", notifications: "sometimes", quietHours: { from: -1, to: 3 }, colour: "green" };
    expect(readChosen(file)).toEqual({ theme: "dark" });
  });

  test("in the environment is named, and blank is not set", () => {
    expect(readEnvironment({ PARLEY_LANGUAGE: " de " })).toEqual({ chosen: { language: "de" }, problems: [] });
    expect(readEnvironment({ PARLEY_LANGUAGE: "  " })).toEqual({ chosen: {}, problems: [] });
    expect(readEnvironment({ PARLEY_LANGUAGE: "klingon" })).toEqual({ chosen: {}, problems: ["PARLEY_LANGUAGE"] });
  });
});
