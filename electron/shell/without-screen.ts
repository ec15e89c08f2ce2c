import { spawnSync } from "node:child_process";
import { app } from "electron";

/**
 * Chromium on Linux does not start without a screen, which nobody has over ssh, and by the time that our code runs it
 * is too late to tell it to do without. Where there is none, runs this very command once more with a screen that only
 * exists in memory, and ends with its exit code.
 */
export function doWithoutScreen(): void {
  const hasScreen = [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].some((name) => name);
  if (process.platform !== "linux" || hasScreen || app.commandLine.hasSwitch("ozone-platform")) return;
  const [program = process.execPath, ...line] = process.argv;
  const again = [...line, "--ozone-platform=headless", "--disable-gpu"];
  process.exit(spawnSync(program, again, { stdio: "inherit" }).status ?? 1);
}
