import { expect, test } from "vitest";
import { formatLocale } from "../../electron/shell/format-locale.ts";

test("on Linux times are written as LC_TIME says, LC_ALL before it and LANG after it", () => {
  const locale = (environment: Record<string, string>) => formatLocale(environment, "linux", "fr-FR");
  expect(locale({ LANG: "en_US.UTF-8", LC_TIME: "de_DE.UTF-8" })).toBe("de-DE");
  expect(locale({ LANG: "en_US.UTF-8", LC_TIME: "de_DE.UTF-8", LC_ALL: "en_GB" })).toBe("en-GB");
  expect(locale({ LANG: "de_AT@euro", LC_TIME: "" })).toBe("de-AT");
});

test("a system without a format of its own has none, nor has one whose name is none", () => {
  for (const LANG of ["C", "C.UTF-8", "POSIX", "", "not a locale", "____"])
    expect(formatLocale({ LANG }, "linux", "fr-FR")).toBeNull();
});

test("elsewhere than on Linux times are written as the regional settings say", () => {
  expect(formatLocale({ LC_TIME: "de_DE" }, "win32", "en-GB")).toBe("en-GB");
  expect(formatLocale({}, "darwin", "")).toBeNull();
});
