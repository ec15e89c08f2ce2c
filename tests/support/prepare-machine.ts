import { ensureDesktopPackages } from "../../electron/dev/debian-packages.ts";
import { findElectron } from "../../electron/dev/find-electron.ts";

/**
 * Vitest's global set-up: an Electron and the libraries that it is linked to, before any test's own time runs. On a
 * bare machine this fetches and installs them, and takes a minute or two. Who may not install anything has a desktop.
 */
export default async function prepareMachine(): Promise<void> {
  if (process.platform === "linux" && process.getuid?.() === 0) await ensureDesktopPackages();
  await findElectron("demo");
}
