// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { emptyApp } from "../../shared/domain/app-reduce.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { openWindow, settle } from "./open-window.tsx";

afterEach(() => {
  document.documentElement.removeAttribute("lang");
  document.documentElement.removeAttribute("dir");
});

test("the document is in the language that is spoken and in its direction, from the first frame and when it changes", async () => {
  const { bridge } = await openWindow({ app: emptyApp });
  const { documentElement: page } = document;
  expect([page.lang, page.dir]).toEqual(["en", "ltr"]);
  bridge.emit({ type: "settings-changed", settings: { ...defaultSettings, language: "pseudo" }, origins: {} });
  await settle();
  await expect.poll(() => page.dir).toBe("rtl");
  expect(screen.getAllByRole("button").length).toBeGreaterThan(0);
});
