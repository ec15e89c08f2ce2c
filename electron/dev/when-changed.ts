import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export type Step = {
  /** Folder that the patterns and paths below are relative to. */
  readonly cwd: string;
  /** Glob patterns of everything that the outcome depends on. */
  readonly inputs: readonly string[];
  /** Files or folders that must exist for an earlier outcome to count. */
  readonly outputs: readonly string[];
  /** File that remembers the fingerprint of the inputs of the last success. */
  readonly stamp: string;
};

/**
 * Runs `make` unless the contents of all inputs are those of its last success and its outputs are still there.
 * Contents, not times: a checkout or a copy touches every file and changes none.
 * @returns whether it ran.
 */
export async function whenChanged(step: Step, make: () => Promise<void>): Promise<boolean> {
  const now = await fingerprint(step.cwd, step.inputs);
  const stamp = join(step.cwd, step.stamp);
  const last = existsSync(stamp) ? await readFile(stamp, "utf8") : "";
  if (last === now && step.outputs.every((path) => existsSync(join(step.cwd, path)))) return false;
  // Gone while it runs: after a failure half of the outputs may be new, and no stamp may vouch for them.
  await rm(stamp, { force: true });
  await make();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, now);
  return true;
}

async function fingerprint(cwd: string, patterns: readonly string[]): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob([...patterns], { cwd, withFileTypes: true }))
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  const hash = createHash("sha256");
  for (const file of files.toSorted()) {
    const content = await readFile(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
