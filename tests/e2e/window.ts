import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, type ElectronApplication } from "@playwright/test";
import { machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";

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

/** Starts Parley again on the same data, as a click on its icon or on a link does, and waits until that start is over. */
export async function startAgain(userData: string, ...args: readonly string[]): Promise<number> {
  const electron = process.env["PARLEY_TEST_ELECTRON"] ?? "";
  const second = spawn(electron, [...machineFlags(), projectDir, ...args], {
    env: { ...process.env, PARLEY_USER_DATA: userData },
    stdio: "ignore",
  });
  const [code] = (await once(second, "exit")) as [number];
  return code;
}
