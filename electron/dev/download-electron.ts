import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { glob, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { object, parse, string } from "valibot";
import { notice } from "./command.ts";
import { projectDir } from "./project.ts";

const packageDir = join(projectDir, "node_modules/electron");
const distDir = join(packageDir, "dist");

/** Where the `electron` package has put its download, or null when there is none, or one of another version. */
export async function downloadedElectron(): Promise<string | null> {
  const versionFile = join(distDir, "version");
  if (!existsSync(versionFile)) return null;
  const { version } = parse(
    object({ version: string() }),
    JSON.parse(await readFile(join(packageDir, "package.json"), "utf8")),
  );
  return (await readFile(versionFile, "utf8")).trim().replace(/^v/, "") === version ? distDir : null;
}

/**
 * Lets the `electron` package download itself (it knows mirrors, proxies, checksums and its own cache), and gives up
 * when nothing has arrived for `stallMs`: a firewall that swallows packets must not leave a person waiting.
 * @returns its folder, or null when it could not be had.
 */
export async function downloadElectron(stallMs = 30_000): Promise<string | null> {
  notice("downloading Electron …");
  const scratch = await mkdtemp(join(tmpdir(), "parley-electron-"));
  const child = spawn(process.execPath, [join(packageDir, "install.js")], {
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    stdio: ["ignore", "inherit", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => (complaint += String(chunk)));

  let [arrived, since] = [0, Date.now()];
  const watch = setInterval(async () => {
    const now = (await bytesIn(scratch)) + (await bytesIn(distDir));
    if (now !== arrived) [arrived, since] = [now, Date.now()];
    else if (Date.now() - since > stallMs) child.kill();
  }, 1000);
  try {
    const code = await new Promise((resolve) => {
      child.once("error", resolve);
      child.once("exit", resolve);
    });
    if (code === 0) return await downloadedElectron();
    const why = complaint.split("\n")[0]?.trim() || `nothing arrived for ${stallMs / 1000} s`;
    notice(`Electron could not be downloaded (${why}).`);
    return null;
  } finally {
    clearInterval(watch);
    await rm(scratch, { recursive: true, force: true });
  }
}

async function bytesIn(dir: string): Promise<number> {
  let sum = 0;
  for await (const path of glob("**/*", { cwd: dir })) {
    sum += await stat(join(dir, path)).then(
      (file) => file.size,
      () => 0, // moved on while we were counting
    );
  }
  return sum;
}
