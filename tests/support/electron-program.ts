import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { findElectron, machineFlags } from "../../electron/dev/find-electron.ts";
import { projectDir } from "../../electron/dev/project.ts";

export interface ElectronProgram {
  /** Talks by messages, as with `fork`. */
  readonly electron: ChildProcess;
  /** It has to end when it is disconnected. */
  close(): Promise<void>;
}

/** Runs a module as the main program of an Electron without a window. It needs no display. */
export async function startElectronProgram(module: URL): Promise<ElectronProgram> {
  const folder = await mkdtemp(join(tmpdir(), "parley-electron-"));
  await bundle(module, folder);
  const flags = [...machineFlags(), "--ozone-platform=headless", `--user-data-dir=${join(folder, "data")}`];
  const electron = spawn(await findElectron("demo"), [...flags, folder], {
    stdio: ["ignore", "inherit", "ignore", "ipc"],
  });
  return {
    electron,
    async close() {
      const gone = once(electron, "exit");
      electron.disconnect();
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function bundle(module: URL, folder: string): Promise<void> {
  await build({
    root: projectDir,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(module),
      outDir: folder,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: {
        external: ["electron", "libsql", "libsql/promise"],
        output: { format: "es", entryFileNames: "main.js" },
      },
    },
  });
  // What is no JavaScript cannot be bundled.
  await symlink(join(projectDir, "node_modules"), join(folder, "node_modules"));
  await writeFile(
    join(folder, "package.json"),
    '{ "name": "program", "version": "1.0.0", "type": "module", "main": "main.js" }',
  );
}
