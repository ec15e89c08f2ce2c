import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, type ElectronApplication, type Page } from "@playwright/test";
import type { BrowserWindow } from "electron";
import { machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";
import { pageQuery, type PageStart } from "../../shared/ipc/page-start.ts";

/** Where the page of a window is in English. */
export function pageAddress(start: PageStart): string {
  return `app://parley/index.html${pageQuery(start, "en")}`;
}

export function isShown(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
}

export function hasFocus(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
}

export async function whenHidden(app: ElectronApplication): Promise<void> {
  await expect.poll(() => isShown(app)).toBe(false);
}

/** As the button in its frame does. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

export function titleOf(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
}

/**
 * Starts Parley again on the same data, as a click on its icon or on a link does, and waits until that start is over.
 * Null: it was not over after ten seconds, and was ended.
 */
export async function startAgain(userData: string, ...args: readonly string[]): Promise<number | null> {
  return ended(userData, electron(), [...machineFlags(), projectDir, ...args]);
}

/** The same with one more argument, of any bytes but zero. */
export async function startAgainWithBytes(userData: string, bytes: readonly number[]): Promise<number | null> {
  const written = bytes.map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  const line = [`exec "$0" "$@" "$(printf '${written}')"`, electron(), ...machineFlags(), projectDir];
  return ended(userData, "sh", ["-c", ...line]);
}

function electron(): string {
  return process.env["PARLEY_TEST_ELECTRON"] ?? "";
}

async function ended(userData: string, program: string, args: readonly string[]): Promise<number | null> {
  const second = spawn(program, args, {
    env: { ...process.env, PARLEY_USER_DATA: userData },
    stdio: "ignore",
    timeout: 10_000,
    killSignal: "SIGKILL",
  });
  const [code] = (await once(second, "exit")) as [number | null];
  return code;
}

/** Opens the conversation that the main window shows in a window of its own, and waits until its messages are there. */
export async function openConversationWindow(app: ElectronApplication, page: Page): Promise<Page> {
  const opened = app.waitForEvent("window");
  await page.getByRole("button", { name: "Open in new window" }).click();
  const own = await opened;
  // Playwright makes every page believe that it has the focus: here it matters which one has.
  for (const one of [page, own]) {
    const session = await one.context().newCDPSession(one);
    for (const enabled of [true, false]) await session.send("Emulation.setFocusEmulationEnabled", { enabled });
  }
  await own.getByRole("log").waitFor();
  return own;
}

/** Titles of all windows, those that are hidden too. */
export function titlesOf(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.getTitle())
      .toSorted(),
  );
}

/** Does something to the window of a page. */
export async function onWindow(
  app: ElectronApplication,
  page: Page,
  deed: "close" | "focus" | "hide" | "show",
): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((one: BrowserWindow, what) => one[what](), deed);
}

export async function isFocused(app: ElectronApplication, page: Page): Promise<boolean> {
  const window = await app.browserWindow(page);
  return window.evaluate((one: BrowserWindow) => one.isFocused());
}
