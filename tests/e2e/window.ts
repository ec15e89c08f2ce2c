import { expect, type ElectronApplication } from "@playwright/test";

export function isShown(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
}

export function hasFocus(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
}

export async function whenHidden(app: ElectronApplication): Promise<void> {
  await expect.poll(() => isShown(app)).toBe(false);
}
