import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { IconIcns, IconIco } from "@shockpkg/icon-encoder";

const appSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** What macOS calls each size; the second name of a pair is the Retina one of half the size. */
const icnsTypes: readonly (readonly [size: number, type: string])[] = [
  [16, "ic04"],
  [32, "ic05"],
  [32, "ic11"],
  [64, "ic12"],
  [128, "ic07"],
  [256, "ic08"],
  [256, "ic13"],
  [512, "ic09"],
  [512, "ic14"],
  [1024, "ic10"],
];
/** Suffixes by which Electron's nativeImage finds the picture for a display's scale. */
const scales = [
  ["", 1],
  ["@1.25x", 1.25],
  ["@1.5x", 1.5],
  ["@2x", 2],
  ["@3x", 3],
] as const;

/**
 * Renders every drawing in `from` to what each system wants in `to`:
 * `app/NxN.png` (Linux, windows), `app.ico`, `app.icns`; per tray drawing `NAME.png` at 16 px with its scales for
 * Windows and macOS, and `linux/NAME.png` at 24 px for panels there.
 */
export async function renderIcons(from: string, to: string): Promise<void> {
  await mkdir(join(to, "app"), { recursive: true });
  await mkdir(join(to, "linux"), { recursive: true });
  await renderApp(await readFile(join(from, "app.svg"), "utf8"), to);
  for await (const name of glob("tray*.svg", { cwd: from })) {
    const drawing = await readFile(join(from, name), "utf8");
    await renderTray(drawing, join(to, basename(name, ".svg")), 16);
    await renderTray(drawing, join(to, "linux", basename(name, ".svg")), 24);
  }
}

async function renderApp(drawing: string, to: string): Promise<void> {
  const pictures = new Map(appSizes.map((size) => [size, render(drawing, size)]));
  for (const [size, png] of pictures) await writeFile(join(to, "app", `${size}x${size}.png`), png);

  const ico = new IconIco();
  for (const size of icoSizes) await ico.addFromPng(of(pictures, size), null, true);
  await writeFile(join(to, "app.ico"), ico.encode());

  const icns = new IconIcns();
  for (const [size, type] of icnsTypes) await icns.addFromPng(of(pictures, size), [type], false);
  await writeFile(join(to, "app.icns"), icns.encode());
}

async function renderTray(drawing: string, path: string, size: number): Promise<void> {
  for (const [suffix, scale] of scales) await writeFile(`${path}${suffix}.png`, render(drawing, size * scale));
}

function render(drawing: string, size: number): Buffer {
  return new Resvg(drawing, { fitTo: { mode: "width", value: size } }).render().asPng();
}

function of(pictures: ReadonlyMap<number, Buffer>, size: number): Buffer {
  const png = pictures.get(size);
  if (!png) throw new Error(`No picture of ${size} px among the sizes rendered`);
  return png;
}
