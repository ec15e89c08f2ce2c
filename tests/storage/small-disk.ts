import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "./temporary-directory.ts";

export interface SmallDisk {
  readonly directory: string;
  /** Makes it so that about this many bytes are free. */
  readonly leave: (bytes: number) => void;
}

/**
 * Whether a test may mount a file system of its own; where it may not, the names of the tests say what they do instead.
 * @throws where continuous integration runs as root on Linux: there a full disk is a real one, or the tests fail.
 */
export const canMount = triedToMount();

/** For the name of a test that needs a small file system: what it does where there is none. */
export function orElse(imitation: string): string {
  return canMount ? "" : ` (no file system can be mounted here: ${imitation})`;
}

/** A file system of `kilobytes` of this test's own. Only where one can be mounted. */
export function mountSmallDisk(kilobytes: number): SmallDisk {
  const directory = temporaryDirectory();
  mount(directory, kilobytes);
  // Lazily: SQLite may hold a file for a while after it was closed.
  onTestFinished(() => void execFileSync("umount", ["--lazy", directory]));
  const ballast = join(directory, "ballast");
  return {
    directory,
    leave(bytes) {
      rmSync(ballast, { force: true });
      const { bavail, bsize } = statfsSync(directory);
      writeFileSync(ballast, new Uint8Array(Math.max(0, bavail * bsize - bytes)));
    },
  };
}

function mount(directory: string, kilobytes: number): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "parley-test", directory], { stdio: "pipe" });
}

function triedToMount(): boolean {
  const directory = mkdtempSync(join(tmpdir(), "parley-mount-"));
  try {
    mount(directory, 64);
    execFileSync("umount", [directory]);
    return true;
  } catch (error) {
    const isOurs = Boolean(process.env["CI"]) && process.platform === "linux" && process.getuid?.() === 0;
    if (isOurs) throw new Error("The tests of full disks need to mount a tmpfs, and cannot", { cause: error });
    return false;
  } finally {
    rmdirSync(directory);
  }
}
