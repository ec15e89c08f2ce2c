import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Conf from "conf";
import { describe, expect, test } from "vitest";
import { createSecretFile } from "../../electron/storage/secret-file.ts";
import { createSettingsStore } from "../../electron/storage/settings-store.ts";
import type { StoreClass } from "../../electron/storage/store-file.ts";
import { createWindowStateStore } from "../../electron/storage/window-state-store.ts";
import { defaultSettings, type ChosenSettings } from "../../shared/settings.ts";
import { err, ok } from "../../shared/result.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

function inFolder(Store: StoreClass = Conf) {
  const directory = temporaryDirectory();
  const logged: string[] = [];
  return { directory, Store, logged, log: (_level: string, event: string) => void logged.push(event) };
}

const chosen: ChosenSettings = { theme: "dark", quietHours: { from: 1_320, to: 420 } };

describe("settings", () => {
  test("hold nothing until something is chosen, and then what was chosen, after a restart as well", () => {
    const folder = inFolder();
    expect(createSettingsStore(folder).read()).toEqual({});
    expect(createSettingsStore(folder).write(chosen)).toEqual(ok());
    expect([createSettingsStore(folder).read(), readdirSync(folder.directory)]).toEqual([chosen, ["settings.json"]]);
  });

  test("that another Parley wrote are kept as far as they are understood", () => {
    const folder = inFolder();
    const file = { theme: "dark", notifications: "sometimes", quietHours: { from: -1, to: 3 }, colour: "green" };
    writeFileSync(join(folder.directory, "settings.json"), JSON.stringify(file));
    expect([createSettingsStore(folder).read(), folder.logged]).toEqual([{ theme: "dark" }, []]);
  });

  test.each(["", "[]", "null", '{"theme":'])(
    "in a damaged file (%j) count as not chosen, and the file is set aside",
    (bytes) => {
      const folder = inFolder();
      writeFileSync(join(folder.directory, "settings.json"), bytes);
      expect([createSettingsStore(folder).read(), folder.logged]).toEqual([{}, ["file-damaged"]]);
      expect(readFileSync(join(folder.directory, "damaged", "settings.json"), "utf8")).toBe(bytes);
      expect(createSettingsStore(folder).write(chosen)).toEqual(ok());
      expect(createSettingsStore(folder).read()).toEqual(chosen);
    },
  );

  test.each([
    ["UTF-8 with a byte-order mark", Buffer.from(`\uFEFF${JSON.stringify(chosen)}`, "utf8")],
    ["UTF-16, as some shells write it", Buffer.from(`\uFEFF${JSON.stringify(chosen)}\r\n`, "utf16le")],
  ])("that an editor has written as %s are read", (_what, bytes) => {
    const folder = inFolder();
    writeFileSync(join(folder.directory, "settings.json"), bytes);
    expect([createSettingsStore(folder).read(), folder.logged]).toEqual([chosen, []]);
  });

  test("are not replaced by a write that was cut short", () => {
    const folder = inFolder();
    createSettingsStore(folder).write(chosen);
    const onFullDisk = createSettingsStore({ ...folder, Store: HalfWriting });
    const fault = { type: "disk-full", detail: expect.any(String) };
    expect([onFullDisk.write(defaultSettings), folder.logged]).toEqual([err(fault), ["file-not-written"]]);
    expect([createSettingsStore(folder).read(), readdirSync(folder.directory)]).toEqual([chosen, ["settings.json"]]);
  });

  test("that cannot be seen now are not written over", () => {
    const folder = inFolder();
    symlinkSync("settings.json", join(folder.directory, "settings.json"));
    const store = createSettingsStore(folder);
    expect([store.read(), store.write(chosen).ok]).toEqual([{}, false]);
    expect(folder.logged).toEqual(["file-unreadable", "file-not-written"]);
  });
});

describe("the window's place", () => {
  test("is none at first, and then where it was", () => {
    const folder = inFolder();
    const place = { x: -200, y: 20, width: 900, height: 700, isMaximized: true };
    expect(createWindowStateStore(folder).read()).toBe(null);
    createWindowStateStore(folder).write(place);
    expect(createWindowStateStore(folder).read()).toEqual(place);
  });
});

describe("sealed secrets", () => {
  test("come back byte by byte, each under its name, until they are removed", () => {
    const folder = inFolder();
    const sealed = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const secrets = createSecretFile(folder);
    expect([secrets.write("one", sealed), secrets.write("two", Buffer.from("2"))]).toEqual([ok(), ok()]);
    expect(createSecretFile(folder).read("one")).toEqual(sealed);
    expect(secrets.remove("one")).toEqual(ok());
    expect([secrets.read("one"), secrets.read("two"), secrets.read("toString")]).toEqual([
      null,
      Buffer.from("2"),
      null,
    ]);
    expect([secrets.remove("two"), secrets.remove("two")]).toEqual([ok(), ok()]);
    expect(readdirSync(folder.directory)).toEqual([]);
  });
});

test("a disk that refuses is a fault of its own kind", () => {
  const folder = inFolder(RefusingStore);
  expect(createSettingsStore(folder).write(chosen)).toEqual(err({ type: "denied", detail: expect.any(String) }));
  expect(existsSync(join(folder.directory, "settings.json"))).toBe(false);
});

class HalfWriting {
  readonly #path: string;
  constructor(options: { readonly cwd: string; readonly name: string }) {
    this.#path = join(options.cwd, `${options.name}.json`);
  }
  set store(value: Record<string, unknown>) {
    writeFileSync(this.#path, JSON.stringify(value).slice(0, 20));
  }
}

class RefusingStore {
  set store(_value: Record<string, unknown>) {
    throw Object.assign(new Error("read-only file system"), { code: "EROFS" });
  }
}
