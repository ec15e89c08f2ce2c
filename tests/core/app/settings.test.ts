import { expect, test } from "vitest";
import { createAppSettings } from "../../../electron/core/app/settings.ts";
import { err, ok } from "../../../shared/result.ts";
import type { ChosenSettings } from "../../../shared/settings.ts";

function settingsWith(outside: { readonly policy?: ChosenSettings; readonly environment?: ChosenSettings }) {
  const written: ChosenSettings[] = [];
  const settings = createAppSettings({
    store: { read: () => ({ theme: "light" }), write: (chosen) => ok(void written.push(chosen)) },
    policy: outside.policy ?? {},
    environment: outside.environment ?? {},
  });
  return { settings, written };
}

test("only what the person chooses is written, beside what they had chosen before", () => {
  const { settings, written } = settingsWith({ environment: { language: "de" } });
  expect(settings.choose({ showPreviews: false })).toEqual(ok());
  expect(written).toEqual([{ theme: "light", showPreviews: false }]);
  expect(settings.current().values).toMatchObject({ theme: "light", showPreviews: false, language: "de" });
});

test("what is set from outside is not changed by the person, nor written", () => {
  const { settings, written } = settingsWith({ policy: { theme: "dark" } });
  expect(settings.choose({ theme: "light" })).toEqual(ok());
  expect([settings.current().values.theme, settings.current().origins["theme"], written]).toEqual([
    "dark",
    "policy",
    [],
  ]);
});

test("a choice that the disk does not take holds until the end of the run", () => {
  const fault = { type: "disk-full", detail: "full" } as const;
  const settings = createAppSettings({
    store: { read: () => ({}), write: () => err(fault) },
    policy: {},
    environment: {},
  });
  expect(settings.choose({ theme: "dark" })).toEqual(err(fault));
  expect(settings.current().values.theme).toBe("dark");
});
