import { build } from "../../electron/dev/build.ts";
import { ensureDesktopPackages } from "../../electron/dev/debian-packages.ts";
import { findElectron } from "../../electron/dev/find-electron.ts";

/**
 * Playwright's global set-up: an up-to-date build, an Electron to run it, and on Linux what a virtual desktop consists
 * of; each worker starts one for itself. A missing part fails the run; nothing is ever skipped.
 */
export default async function prepare(): Promise<void> {
  await build();
  process.env["PARLEY_TEST_ELECTRON"] = await findElectron("demo");
  if (process.platform === "linux") await ensureDesktopPackages();
}
