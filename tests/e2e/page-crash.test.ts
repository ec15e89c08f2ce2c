import type { Page } from "@playwright/test";
import type { BrowserWindow } from "electron";
import { drawPng } from "../../electron/demo/png.ts";
import type { Parley } from "../support/electron-app.ts";
import { expect, inGeneral, test } from "./office.ts";
import { pageAddress } from "./window.ts";

/** Ends the process of a page, and waits until its page is there again. */
async function crash({ app }: Parley, page: Page): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate(
    (one: BrowserWindow) =>
      new Promise<void>((resolve) => {
        one.webContents.once("did-finish-load", () => resolve());
        one.webContents.forcefullyCrashRenderer();
      }),
  );
}

const addressOf = async ({ app }: Parley) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.webContents.getURL()));

/** Playwright forgets a page that has crashed: what is in it is asked of Electron. */
const inPage = (parley: Parley, script: string): Promise<unknown> =>
  parley.app.evaluate(({ BrowserWindow }, code) => {
    const [window] = BrowserWindow.getAllWindows();
    return window?.webContents.executeJavaScript(code) as Promise<unknown>;
  }, script);

const words = (parley: Parley) => inPage(parley, "document.body.innerText");
const click = (parley: Parley, name: string) =>
  inPage(
    parley,
    `[...document.querySelectorAll("button")].find((one) => (one.ariaLabel ?? one.innerText).startsWith(${JSON.stringify(name)}))?.click()`,
  );

test("a page that crashes six times in a row comes back each time, at last without pictures, which it says, and with them again when asked", async ({
  launch,
  server,
}) => {
  server.as("bob").setPicture({ mimetype: "image/png", content: drawPng(96, 96, () => [20, 105, 122]) });
  server.as("bob").post(server.channelNamed("general"), "hello");
  test.setTimeout(120_000);
  const parley = await inGeneral(launch, server);
  await expect.poll(() => addressOf(parley)).toEqual([pageAddress("usual")]);
  for (let time = 1; time <= 6; time += 1) await crash(parley, parley.page);
  expect(await addressOf(parley)).toEqual([pageAddress("without-conversation")]);
  await expect.poll(() => words(parley)).toContain("This window crashed several times");
  await click(parley, "general");
  await expect.poll(() => words(parley)).toContain("hello");
  await click(parley, "Start as usual");
  await expect.poll(() => addressOf(parley)).toEqual([pageAddress("usual")]);
  await expect.poll(() => words(parley)).not.toContain("This window crashed");
});

test("a page in an endless loop is brought back when the person wants it so", async ({ launch, server }) => {
  const parley = await inGeneral(launch, server);
  const { app, page } = parley;
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message, buttons }: { message: string; buttons: string[] }) => {
        asked.push(message);
        return Promise.resolve({ response: buttons.indexOf("Reload"), checkboxChecked: false });
      },
    });
  });
  const window = await app.browserWindow(page);
  // Chromium itself says so after seconds without an answer, but not of a page that a debugger is at, as Playwright's is.
  await window.evaluate(
    (one: BrowserWindow) =>
      new Promise<void>((resolve) => {
        one.webContents.once("did-finish-load", () => resolve());
        void one.webContents.executeJavaScript("setTimeout(() => { for (;;); })").then(() => one.emit("unresponsive"));
      }),
  );
  expect(await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual([
    "Parley's window does not answer.",
  ]);
  await expect.poll(() => words(parley)).toContain("general");
});
