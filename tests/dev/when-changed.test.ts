import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { whenChanged } from "../../electron/dev/when-changed.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "parley-when-changed-"));
  await writeFile(join(dir, "a.txt"), "one");
});
afterEach(() => rm(dir, { recursive: true }));

const step = (): Parameters<typeof whenChanged>[0] => ({
  cwd: dir,
  inputs: ["*.txt"],
  outputs: ["made"],
  stamp: "stamp",
});
const make = async (): Promise<void> => writeFile(join(dir, "made"), "");
const fail = async (): Promise<void> => Promise.reject(new Error("no"));

test("it runs once for the same contents, whatever their time stamps", async () => {
  expect(await whenChanged(step(), make)).toBe(true);
  await utimes(join(dir, "a.txt"), 1, 1);
  expect(await whenChanged(step(), make)).toBe(false);
});

test("it runs again when an input changes, appears, or an output is gone", async () => {
  await whenChanged(step(), make);
  await writeFile(join(dir, "a.txt"), "two");
  expect(await whenChanged(step(), make)).toBe(true);
  await writeFile(join(dir, "b.txt"), "");
  expect(await whenChanged(step(), make)).toBe(true);
  await rm(join(dir, "made"));
  expect(await whenChanged(step(), make)).toBe(true);
});

test("after a failure nothing counts as made, also not what was made before", async () => {
  await whenChanged(step(), make);
  await writeFile(join(dir, "a.txt"), "two");
  await expect(whenChanged(step(), fail)).rejects.toThrow("no");
  await writeFile(join(dir, "a.txt"), "one");
  expect(await whenChanged(step(), make)).toBe(true);
});
