import { join } from "node:path";
import { projectDir } from "../../electron/dev/project.ts";
import { expect, isOnline, messagesIn, test } from "./office.ts";
import { openConversationWindow } from "./window.ts";

/** Window sizes at which three, two and one pane are shown. */
const sizes = [
  { width: 1280, height: 800 },
  { width: 820, height: 760 },
  { width: 420, height: 760 },
];

for (const theme of ["light", "dark"] as const) {
  test(`pictures of the demo workspace, ${theme}, for a person to look at`, async ({ launch }) => {
    const { app, page } = await launch({ args: ["--demo"] });
    await isOnline(page);
    await page.evaluate((wanted) => window.parley.invoke("changeSettings", { theme: wanted }), theme);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    const first = page.getByRole("navigation", { name: "Conversations" }).getByRole("listitem").first();
    for (const { width, height } of sizes) {
      await app.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      );
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      const shoot = (what: string) =>
        page.screenshot({
          path: join(projectDir, "test-results", "screenshots", `${what}-${theme}-${width}.png`),
          animations: "disabled",
        });
      if (width === sizes.at(-1)?.width) {
        const back = page.getByRole("button", { name: /back|conversations/i }).first();
        if (await back.isVisible()) await back.click();
        await shoot("list");
      }
      await first.getByRole("button").or(first.getByRole("link")).first().click();
      await expect(messagesIn(page, "").or(page.getByRole("log")).getByRole("article").last()).toBeVisible();
      await shoot("conversation");
    }
    const own = await openConversationWindow(app, page);
    for (const { width, height } of [...sizes, { width: 520, height: 720 }]) {
      const window = await app.browserWindow(own);
      await window.evaluate((one: Electron.BrowserWindow, size) => one.setContentSize(size.width, size.height), {
        width,
        height,
      });
      await expect.poll(() => own.evaluate(() => innerWidth)).toBe(width);
      await expect(own.getByRole("log").getByRole("article").last()).toBeVisible();
      await own.screenshot({
        path: join(projectDir, "test-results", "screenshots", `own-window-${theme}-${width}.png`),
        animations: "disabled",
      });
    }
  });
}
