import { execFileSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "./temporary-directory.ts";

export interface SmallDisk {
  readonly directory: string;
  /** Makes it so that about this many bytes are free. */
  readonly leave: (bytes: number) => void;
}

/** A file system of `kilobytes` of this test's own; null where we may not mount one. */
export function mountSmallDisk(kilobytes: number): SmallDisk | null {
  const directory = temporaryDirectory();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "parley-test", directory], { stdio: "ignore" });
  } catch {
    return null;
  }
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
