import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";
import { projectDir } from "../../electron/dev/project.ts";

/** What a configuration would write, without writing it. */
async function bundle(root: string, config: string): Promise<Rolldown.RolldownOutput["output"]> {
  const configFile = join(projectDir, config);
  const built = await build({
    root: join(projectDir, root),
    configFile,
    configLoader: "native",
    logLevel: "warn",
    build: { write: false },
  });
  if (!("output" in built)) throw new Error("one build was asked for, and one expected");
  return built.output;
}

function leftOutside(files: Rolldown.RolldownOutput["output"]): readonly string[] {
  const names = new Set(files.map(({ fileName }) => fileName));
  const imports = files.flatMap((file) => (file.type === "chunk" ? [...file.imports, ...file.dynamicImports] : []));
  return [...new Set(imports)].filter((name) => !names.has(name) && !isBuiltin(name)).toSorted();
}

test("the main process carries everything but Electron and the database's native binding", async () => {
  const files = await bundle(".", "electron/vite.main.config.ts");
  expect(files[0].fileName).toBe("main.js");
  expect(leftOutside(files)).toEqual(["electron", "libsql", "libsql/promise"]);
});

test("the preload is one CommonJS file that needs nothing but Electron", async () => {
  const files = await bundle(".", "electron/vite.preload.config.ts");
  expect(files.filter(({ type }) => type === "chunk").map(({ fileName }) => fileName)).toEqual(["preload.cjs"]);
  expect(leftOutside(files)).toEqual(["electron"]);
});

test("a window needs no inline script or style, and nothing from outside", async () => {
  const files = await bundle("renderer", "renderer/vite.config.ts");
  const page = files.find(({ fileName }) => fileName === "index.html");
  const html = page?.type === "asset" ? String(page.source) : "";
  expect(html).toContain('src="./assets/');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:\/\//);
  expect(leftOutside(files)).toEqual([]);
});
