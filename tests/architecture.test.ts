import { globSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importsOf } from "./support/imports.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

type Layer = {
  /** Layers of ours that it may import, itself aside. */
  readonly ours: readonly string[];
  readonly packages: readonly string[];
  /** Whether it may import Node's own modules. */
  readonly node: boolean;
};

const schemas = ["valibot"];
const ui = ["@base-ui/react", "react", "react-dom", "dompurify", "emojibase-data", "frimousse", "linkifyjs", "virtua"];

/** The layer table of electron/README.md. A file belongs to the layer with the longest path that it begins with. */
const layers: Readonly<Record<string, Layer>> = {
  shared: { ours: [], packages: [...schemas, "intl-messageformat"], node: false },
  "electron/core": { ours: ["shared"], packages: schemas, node: false },
  "electron/odoo": {
    ours: ["shared", "electron/core"],
    packages: [...schemas, "ws", "xmlrpc", "htmlparser2"],
    node: true,
  },
  "electron/storage": {
    ours: ["shared", "electron/core"],
    packages: [...schemas, "electron-store", "conf", "libsql"],
    node: true,
  },
  "electron/shell": { ours: ["shared", "electron/core"], packages: ["electron"], node: true },
  "electron/demo": { ours: ["shared"], packages: ["ws", "xmlrpc"], node: true },
  "electron/main.ts": {
    ours: ["shared", "electron/core", "electron/odoo", "electron/storage", "electron/shell", "electron/demo"],
    packages: ["electron"],
    node: true,
  },
  // The connection doctor for the command line: a second composition root, on plain Node.
  "electron/doctor.ts": { ours: ["shared", "electron/core", "electron/odoo"], packages: [], node: true },
  "electron/preload.ts": { ours: ["shared"], packages: ["electron"], node: false },
  renderer: { ours: ["shared", "renderer/state", "renderer/features", "renderer/ui"], packages: ui, node: false },
  "renderer/state": { ours: ["shared"], packages: ui, node: false },
  "renderer/features": { ours: ["shared", "renderer/state", "renderer/ui"], packages: ui, node: false },
  "renderer/ui": { ours: ["shared/text"], packages: ui, node: false },
  // Not part of the application: they build and launch it.
  "electron/dev": {
    ours: ["shared"],
    packages: [
      "@playwright/test",
      "@formatjs/icu-messageformat-parser",
      "@resvg/resvg-js",
      "@shockpkg/icon-encoder",
      "app-builder-lib",
      "builder-util",
      "valibot",
      "vite",
    ],
    node: true,
  },
  "electron/vite.main.config.ts": { ours: ["electron/dev"], packages: ["vite"], node: false },
  "electron/vite.preload.config.ts": { ours: [], packages: ["vite"], node: false },
  "renderer/vite.config.ts": { ours: ["electron/dev"], packages: ["vite", "@vitejs/plugin-react"], node: false },
};

const sources = globSync("{shared,electron,renderer}/**/*.{ts,tsx}", { cwd: root }).map(toPosix);

test("every import keeps to the layer table", () => {
  expect(sources.flatMap((path) => strayImports(path, readFileSync(`${root}/${path}`, "utf8")))).toEqual([]);
});

test("the table would notice what it forbids", () => {
  expect(strayImports("electron/core/workspace/engine.ts", 'import { readFile } from "node:fs";')).toEqual([
    "electron/core/workspace/engine.ts → node:fs",
  ]);
  expect(strayImports("shared/ids.ts", 'export { step } from "../electron/core/workspace/engine.ts";')).toEqual([
    "shared/ids.ts → ../electron/core/workspace/engine.ts",
  ]);
  expect(
    strayImports("electron/odoo/session/session.ts", 'let app: import("electron").App; await import("libsql");'),
  ).toEqual(["electron/odoo/session/session.ts → electron", "electron/odoo/session/session.ts → libsql"]);
  expect(strayImports("renderer/features/composer/Composer.tsx", 'import "../timeline/Timeline.tsx";')).toEqual([
    "renderer/features/composer/Composer.tsx → ../timeline/Timeline.tsx",
  ]);
  expect(strayImports("renderer/ui/Button.tsx", 'import { Message } from "../../shared/discuss.ts";')).toEqual([
    "renderer/ui/Button.tsx → ../../shared/discuss.ts",
  ]);
  expect(
    strayImports("electron/preload.ts", 'import "../shared/ipc/ipc.ts"; import "electron"; import "valibot";'),
  ).toEqual(["electron/preload.ts → valibot"]);
});

test.each(["shared", "electron/core", "electron/odoo", "electron/storage", "electron/shell", "electron/demo"])(
  "the TypeScript project of %s sees the layers of its row and no others",
  (layer) => {
    const references = layers[layer]?.ours.map((path) => ({ path: `${posix.relative(layer, ".")}/${path}` }));
    expect(projectOf(layer)).toMatchObject({ references });
  },
);

test.each(["shared", "electron/core"])("%s is given nothing but the language itself", (layer) => {
  expect(projectOf(layer)).toMatchObject({ compilerOptions: { lib: ["es2023"], types: [] } });
});

test("the top level holds the fixed entries and nothing else", () => {
  const ignored = readFileSync(`${root}/.gitignore`, "utf8")
    .split("\n")
    .map((line) => line.replace(/\/$/, ""));
  const fixed = [
    ["LICENSE", "README.md", "electron", "electron-builder.yml", "package-lock.json", "package.json"],
    ["renderer", "shared", "tests", "tsconfig.json"],
  ].flat();
  const others = readdirSync(root).filter((name) => !name.startsWith(".") && !ignored.includes(name));
  expect(others.filter((name) => !fixed.includes(name))).toEqual([]);
});

test("no file has grown past 300 lines", () => {
  const files = [...sources, ...globSync("renderer/**/*.css", { cwd: root }).map(toPosix)];
  const long = files.filter((path) => readFileSync(`${root}/${path}`, "utf8").trimEnd().split("\n").length > 300);
  expect(long).toEqual([]);
});

function projectOf(layer: string): unknown {
  return JSON.parse(readFileSync(`${root}/${layer}/tsconfig.json`, "utf8"));
}

/** `FILE → IMPORT` for each import that the file's layer does not allow. */
function strayImports(path: string, source: string): readonly string[] {
  return importsOf(path, source)
    .filter((specifier) => !allowed(path, specifier))
    .map((specifier) => `${path} → ${specifier}`);
}

function allowed(path: string, specifier: string): boolean {
  const from = layerOf(path);
  const layer = layers[from];
  if (!layer) return false;
  if (!specifier.startsWith("."))
    return layer.packages.includes(packageOf(specifier)) || (layer.node && isBuiltin(specifier));
  const target = posix.join(posix.dirname(path), specifier);
  const to = layerOf(target);
  if (to !== from) return layer.ours.some((home) => to === home || target.startsWith(`${home}/`));
  return from !== "renderer/features" || featureOf(path) === featureOf(target);
}

function layerOf(path: string): string {
  const homes = Object.keys(layers).filter((home) => path === home || path.startsWith(`${home}/`));
  return homes.toSorted((a, b) => b.length - a.length)[0] ?? "";
}

function featureOf(path: string): string {
  return path.split("/")[2] ?? "";
}

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}
