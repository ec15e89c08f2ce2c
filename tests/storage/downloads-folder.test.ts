import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createDownloadsFolder } from "../../electron/storage/downloads-folder.ts";
import { ok } from "../../shared/result.ts";
import { canMount, mountSmallDisk, orElse } from "./small-disk.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const savingIn = (directory: string, isWindows = false) =>
  createDownloadsFolder({ folder: () => directory, log: () => {}, isWindows });

/** Names and contents of all that is there, hidden files too. */
const contents = (directory: string) =>
  Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), "utf8")]));

test("a file is saved under its name, in a folder that is made when it is missing", async () => {
  const directory = join(temporaryDirectory(), "Downloads");
  expect(await savingIn(directory)("report.pdf", bytes("the report"))).toEqual(ok(join(directory, "report.pdf")));
  expect(contents(directory)).toEqual({ "report.pdf": "the report" });
});

test("nothing there is overwritten, however many come at once", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "report.pdf"), "an older one");
  mkdirSync(join(directory, "report (2).pdf"));
  const save = savingIn(directory);
  const saved = await Promise.all(["one", "two", "three"].map((text) => save("report.pdf", bytes(text))));
  const paths = [3, 4, 5].map((number) => join(directory, `report (${number}).pdf`));
  expect(new Set(saved.map((each) => (each.ok ? each.value : null)))).toEqual(new Set(paths));
  expect(paths.map((path) => readFileSync(path, "utf8")).toSorted()).toEqual(["one", "three", "two"]);
  expect(readFileSync(join(directory, "report.pdf"), "utf8")).toBe("an older one");
  expect(readdirSync(directory)).toHaveLength(5);
});

test("a name that leads out of the folder stays in it", async () => {
  const directory = join(temporaryDirectory(), "Downloads");
  expect(await savingIn(directory)("../outside.txt", bytes("x"))).toEqual(ok(join(directory, "__outside.txt")));
});

test("Windows is told that the file is from elsewhere", async () => {
  const directory = temporaryDirectory();
  await savingIn(directory, true)("setup.exe", bytes("x"));
  // Here it is a file of that name; on NTFS a stream of the file, which is renamed with it.
  const mark = readdirSync(directory).find((name) => name.endsWith(".part:Zone.Identifier"));
  expect(readFileSync(join(directory, mark ?? "none"), "utf8")).toContain("ZoneId=3");
});

test("where nothing can be written it says so", async () => {
  const inTheWay = join(temporaryDirectory(), "file");
  writeFileSync(inTheWay, "no folder");
  expect(await savingIn(inTheWay)("report.pdf", bytes("x"))).toMatchObject({ ok: false, error: { type: "other" } });
});

test.runIf(canMount)(`on a full disk it says so, and leaves nothing behind${orElse("left out")}`, async () => {
  const disk = mountSmallDisk(256);
  disk.leave(8_192);
  const saved = await savingIn(disk.directory)("big.iso", new Uint8Array(100_000));
  expect(saved).toMatchObject({ ok: false, error: { type: "disk-full" } });
  expect(readdirSync(disk.directory)).toEqual(["ballast"]);
});
