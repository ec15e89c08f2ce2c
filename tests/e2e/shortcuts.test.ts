import type { BrowserWindow } from "electron";
import type { ElectronApplication, Page } from "@playwright/test";
import { expect, inGeneral, test } from "./office.ts";

/** A key as a keyboard of another layout sends it, by Chromium's own way in. */
async function pressOn(page: Page, key: string, code: string, keyCode: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const pressed = { key, code, windowsVirtualKeyCode: keyCode, modifiers: 2 };
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...pressed });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...pressed });
  await session.detach();
}

async function zoomOf(app: ElectronApplication, page: Page): Promise<number> {
  const window = await app.browserWindow(page);
  return window.evaluate((one: BrowserWindow) => one.webContents.zoomLevel);
}

test("Ctrl+K and Ctrl+comma work on a Russian keyboard, and the dialog of all shortcuts names them", async ({
  launch,
  server,
}) => {
  const { page } = await inGeneral(launch, server);
  await pressOn(page, "л", "KeyK", 75);
  await expect(page.getByRole("dialog", { name: "Go to conversation" })).toBeVisible();
  await page.keyboard.press("Escape");
  await pressOn(page, "б", "Comma", 188);
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+/");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog.getByRole("term").filter({ hasText: "Go to a conversation" })).toBeVisible();
  await expect(dialog.getByText("Ctrl", { exact: true }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("Ctrl with the equals sign zooms in without Shift, Ctrl with 0 and minus go back and out", async ({
  launch,
  server,
}) => {
  const { app, page } = await inGeneral(launch, server);
  const window = await app.browserWindow(page);
  const press = (keyCode: string) =>
    window.evaluate(({ webContents }: BrowserWindow, pressed) => {
      webContents.sendInputEvent({ type: "keyDown", keyCode: pressed, modifiers: ["control"] });
      webContents.sendInputEvent({ type: "keyUp", keyCode: pressed, modifiers: ["control"] });
    }, keyCode);
  for (const [key, level] of [
    ["=", 0.5],
    ["0", 0],
    ["-", -0.5],
  ] as const) {
    await press(key);
    await expect.poll(() => zoomOf(app, page), key).toBe(level);
  }
});
