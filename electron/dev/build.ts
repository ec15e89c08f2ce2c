import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { build as viteBuild } from "vite";
import { renderIcons } from "./icons.ts";
import { projectDir } from "./project.ts";
import { whenChanged } from "./when-changed.ts";

const bundles = {
  cwd: projectDir,
  inputs: [
    "{shared,renderer}/**/*",
    "electron/*.ts",
    "electron/{core,odoo,storage,shell,demo}/**/*",
    "package-lock.json",
  ],
  outputs: ["out/main/main.js", "out/preload/preload.cjs", "out/renderer/index.html"],
  stamp: "out/bundles.stamp",
};

const icons = {
  cwd: projectDir,
  inputs: ["electron/icons/*.svg", "electron/dev/icons.ts"],
  outputs: ["out/icons"],
  stamp: "out/icons.stamp",
};

/**
 * Brings out/main, out/preload, out/renderer and out/icons up to date with the source.
 * @throws what Vite throws when a bundle fails; the earlier stamp then no longer counts.
 */
export async function build(): Promise<void> {
  const started = performance.now();
  const ran = await Promise.all([whenChanged(bundles, buildBundles), buildIcons()]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(ran.some(Boolean) ? `Built in ${seconds} s` : "Build is up to date");
}

export async function buildIcons(): Promise<boolean> {
  return whenChanged(icons, () => renderIcons(join(projectDir, "electron/icons"), join(projectDir, "out/icons")));
}

async function buildBundles(): Promise<void> {
  await Promise.all([
    bundle(projectDir, "electron/vite.main.config.ts"),
    bundle(projectDir, "electron/vite.preload.config.ts"),
    bundle(join(projectDir, "renderer"), "renderer/vite.config.ts"),
  ]);
}

async function bundle(root: string, config: string): Promise<void> {
  await viteBuild({
    root,
    configFile: join(projectDir, config),
    configLoader: "native",
    logLevel: "warn",
    clearScreen: false,
  });
}

if (import.meta.main) await (process.argv.includes("--icons") ? buildIcons() : build());
