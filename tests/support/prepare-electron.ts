import { build } from "../../electron/dev/build.ts";
import { startDesktop } from "../../electron/dev/desktop.ts";
import { findElectron } from "../../electron/dev/find-electron.ts";

/**
 * Playwright's global set-up: an up-to-date build, an Electron to run it, and on Linux a virtual desktop, even beside
 * a real one: there no window jumps at the developer, and every notification can be seen and clicked.
 * A missing part fails the run; nothing is ever skipped.
 * @returns what stops the desktop again.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  await build();
  process.env["PARLEY_TEST_ELECTRON"] = await findElectron("demo");
  if (process.platform !== "linux" || process.env["PARLEY_NOTIFICATION_LOG"]) return async () => undefined;
  const desktop = await startDesktop();
  delete process.env["WAYLAND_DISPLAY"];
  Object.assign(process.env, desktop.env);
  return desktop.stop;
}
