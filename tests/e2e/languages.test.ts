import { join } from "node:path";
import type { Page } from "@playwright/test";
import { projectDir } from "../../electron/dev/project.ts";
import { loadTexts, type LanguageName } from "../../shared/text/languages.ts";
import { expect, test } from "./office.ts";
import { flawsOf } from "./worded.ts";

const shown = { pseudo: "pseudo", de: "Deutsch" } as const;

/** Leads through the main screens of the demo workspace, in any language. */
async function walk(page: Page, language: LanguageName, see: (screen: string) => Promise<void>): Promise<void> {
  const { text } = await loadTexts(language);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await button(text("signInForm.demo")).waitFor();
  await see("sign-in");
  await button(text("signInForm.useKey")).click();
  await see("sign-in-key");
  await button(text("signInForm.demo")).click();
  const list = page.getByRole("navigation", { name: text("conversations.title") });
  await list.getByRole("listitem").first().waitFor();
  await expect(page.getByRole("status", { name: text("connection.title") })).toContainText(text("connection.online"), {
    timeout: 30_000,
  });
  await see("list");
  await list.getByRole("listitem").first().getByRole("button").click();
  const last = page.getByRole("log").getByRole("article").last();
  await last.waitFor();
  await last.hover();
  await page.getByRole("toolbar", { name: text("actions.title") }).waitFor();
  await see("conversation");
  await button(text("emoji.title")).click();
  await page
    .getByRole("textbox", { name: text("emoji.search") })
    .or(page.getByRole("searchbox"))
    .first()
    .waitFor();
  await see("emoji");
  await page.keyboard.press("Escape");
  for (const [keys, title] of [
    ["Control+,", text("settings.title")],
    ["Control+/", text("shortcuts.title")],
    ["Control+k", text("goTo.title")],
  ] as const) {
    await page.keyboard.press(keys);
    const dialog = page.getByRole("dialog", { name: title });
    await dialog.waitFor();
    await see(`dialog-${keys.slice(-1).replace(",", "settings").replace("/", "shortcuts")}`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await button(text("conversations.new")).click();
  await page.getByRole("dialog", { name: text("newMessage.title") }).waitFor();
  await see("new-message");
  await page.keyboard.press("Escape");
  await button(text("doctor.title")).click();
  await page.getByRole("list", { name: text("doctorDialog.steps") }).waitFor({ timeout: 30_000 });
  await see("doctor");
  await page.keyboard.press("Escape");
  await list.locator("header button").first().click();
  await button(text("action.signOut")).click();
  await page.getByRole("dialog").waitFor();
  await see("sign-out");
  await page.keyboard.press("Escape");
}

/** Every name and text in what main knows, and what is called so in every language. */
async function dataOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const found: string[] = ["Parley", "odoo.example.com", "English", "Deutsch", "Pseudo"];
    const collect = (value: unknown): void => {
      if (typeof value === "string") found.push(value.trim());
      else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
    };
    collect(await window.parley.invoke("snapshot", {}));
    return found;
  });
}

for (const theme of ["light", "dark"] as const) {
  for (const language of ["pseudo", "de"] as const) {
    test(`the main screens speak ${shown[language]} and cut nothing, ${theme}`, async ({ launch }) => {
      const { page } = await launch({ env: { PARLEY_LANGUAGE: language } });
      const { direction } = await loadTexts(language);
      await expect(page.locator("html")).toHaveAttribute("dir", direction);
      await page.evaluate((wanted) => window.parley.invoke("changeSettings", { theme: wanted }), theme);
      const flaws: Record<string, unknown> = {};
      await walk(page, language, async (screen) => {
        await page.screenshot({
          path: join(projectDir, "test-results", "screenshots", `${language}-${screen}-${theme}.png`),
          animations: "disabled",
        });
        if (language !== "pseudo") return;
        const { unworded, cut } = await flawsOf(page, await dataOf(page));
        if (unworded.length + cut.length > 0) flaws[screen] = { unworded, cut };
      });
      expect(flaws).toEqual({});
    });
  }
}

test("another language that is chosen is spoken at once by the window and by the menus, and after a restart", async ({
  launch,
}) => {
  const { app, page, relaunch } = await launch({ args: ["--demo"] });
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await expect(page.getByRole("dialog", { name: "Einstellungen" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const menus = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  await expect.poll(menus).toEqual(["Parley", "Bearbeiten", "Ansicht"]);
  const again = await relaunch();
  await again.page.getByRole("navigation", { name: "Unterhaltungen" }).waitFor();
});
