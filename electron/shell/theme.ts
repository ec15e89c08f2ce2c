import { nativeTheme, type BrowserWindow } from "electron";
import type { Settings } from "../../shared/settings.ts";

/** The page's own ground (`--ground` in the renderer's tokens), so that nothing flashes before the first paint. */
const ground = { light: "#ffffff", dark: "#16191c" };

export function applyTheme(theme: Settings["theme"]): void {
  nativeTheme.themeSource = theme;
}

export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? ground.dark : ground.light;
}

/** Keeps what shows through while a window is resized in the colour of the theme. */
export function followTheme(window: BrowserWindow): void {
  const repaint = (): void => window.setBackgroundColor(backgroundColor());
  nativeTheme.on("updated", repaint);
  window.on("closed", () => void nativeTheme.off("updated", repaint));
}
