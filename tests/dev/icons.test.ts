import { globSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderIcons } from "../../electron/dev/icons.ts";
import { projectDir } from "../../electron/dev/project.ts";

let out = "";
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "parley-icons-"));
  await renderIcons(join(projectDir, "electron/icons"), out);
  // All pictures are drawn: seconds of work, and many where others work too.
}, 120_000);
afterAll(() => rm(out, { recursive: true }));

/** Width and height of a PNG, from its first chunk. */
async function size(path: string): Promise<string> {
  const png = await readFile(join(out, path));
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test("each picture of the application has the size in its name", async () => {
  const names = globSync("*.png", { cwd: join(out, "app") });
  expect(await Promise.all(names.map((name) => size(`app/${name}`)))).toEqual(
    names.map((name) => name.replace(".png", "")),
  );
  expect(names).toContain("512x512.png");
});

test("tray pictures come in every scale of a display, larger for Linux panels", async () => {
  const names = [
    "tray-on-light-unread.png",
    "trayTemplate@2x.png",
    "linux/tray-on-dark.png",
    "linux/tray-on-dark@1.5x.png",
  ];
  expect(await Promise.all(names.map(size))).toEqual(["16x16", "32x32", "24x24", "36x36"]);
});

test("Windows and macOS get their own containers", async () => {
  const ico = await readFile(join(out, "app.ico"));
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7]);
  const icns = await readFile(join(out, "app.icns"));
  expect([icns.toString("latin1", 0, 4), icns.readUInt32BE(4)]).toEqual(["icns", icns.length]);
});
