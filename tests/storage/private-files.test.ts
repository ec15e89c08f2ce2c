import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import Conf from "conf";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createArchive } from "../../electron/storage/archive.ts";
import { dataFolder } from "../../electron/storage/data-folder.ts";
import { createOutboxFiles } from "../../electron/storage/outbox-files.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { closeToOthers } from "../../electron/storage/private-files.ts";
import { createSecretFile } from "../../electron/storage/secret-file.ts";
import { createSettingsStore } from "../../electron/storage/settings-store.ts";
import { createWorkspaceRegistry } from "../../electron/storage/workspace-registry.ts";
import { general, message, person, workspaceId, workspaceState } from "../support/builders.ts";
import { entry as entryOf } from "./outbox-entries.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { plain } from "../../shared/domain/messages/content.ts";

const log = (): void => {};

/** Mode of all that is below, by path; of files `600` and of folders `700` where others are kept out. */
function modes(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(directory, path), (statSync(path).mode & 0o777).toString(8)]),
  );
}

/** Where others can do anything with it. */
const open = (directory: string) => Object.entries(modes(directory)).filter(([, mode]) => !mode.endsWith("00"));

describe.runIf(process.platform !== "win32")("under a umask that leaves everything open", () => {
  let before = 0;
  beforeEach(() => {
    before = process.umask(0);
  });
  afterEach(() => void process.umask(before));

  test("secrets, settings, accounts, archive, queue and copies of files are for this user alone", async () => {
    const root = temporaryDirectory();
    const folder = dataFolder(root);
    const workspace = folder.workspace(workspaceId(1));
    createSecretFile({ directory: root, Store: Conf, log }).write("one", Buffer.from("sealed"));
    createSettingsStore({ directory: root, Store: Conf, log }).write({ theme: "dark" });
    const { profile } = workspaceState();
    createWorkspaceRegistry({ folder, Store: Conf, log }).save({ id: workspaceId(1), profile, uid: 7 });
    const outbox = createOutboxStore({ directory: workspace.outbox, Store: Conf, log });
    const entry = entryOf(4);
    outbox.add(entry);
    outbox.markMayHaveArrived(entry.clientId);
    outbox.revise(entry.clientId, plain("other words"));
    const files = createOutboxFiles({ directory: workspace.files, newId: () => workspaceId(2), log });
    const kept = await files.keep({ type: "bytes", name: "a.txt", mimetype: "text/plain", bytes: Buffer.from("x") }, 9);
    expect(kept.ok).toBe(true);
    const archive = createArchive({ directory: workspace.root, log, onRebuilt: log });
    archive.savePeople([person()]);
    archive.saveMessages(general, [message()], null);

    expect(Object.keys(modes(root)).length).toBeGreaterThanOrEqual(13);
    expect(open(root)).toEqual([]);
    archive.close();
  });

  test("an archive that was open to others is closed to them, and so is all that SQLite puts beside it", () => {
    const directory = temporaryDirectory();
    createArchive({ directory, log, onRebuilt: log }).close();
    chmodSync(join(directory, "archive-1.sqlite"), 0o644);
    const archive = createArchive({ directory, log, onRebuilt: log });
    archive.savePeople([person()]);
    expect(modes(directory)).toEqual({
      "archive-1.sqlite": "600",
      "archive-1.sqlite-shm": "600",
      "archive-1.sqlite-wal": "600",
    });
    archive.close();
  });

  test("secrets that were open to others are closed to them by the next write", () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "secrets.json"), "{}", { mode: 0o644 });
    createSecretFile({ directory, Store: Conf, log }).write("one", Buffer.from("sealed"));
    expect(modes(directory)).toEqual({ "secrets.json": "600" });
  });

  test("what an earlier version left open is closed at the start, byte for byte, and nothing else is touched", async () => {
    const root = temporaryDirectory();
    const elsewhere = join(temporaryDirectory(), "elsewhere.txt");
    writeFileSync(elsewhere, "not ours");
    const written = ["secrets.json", "logs/parley.log", "workspaces/1/workspace.json", "workspaces/1/outbox/a.json"];
    for (const path of [...written, "damaged/secrets.json", "Preferences"]) {
      mkdirSync(join(root, path, ".."), { recursive: true, mode: 0o777 });
      writeFileSync(join(root, path), `bytes of ${path}`, { mode: 0o666 });
    }
    symlinkSync(elsewhere, join(root, "workspaces", "link"));
    await closeToOthers(root, log);
    expect(modes(root)).toEqual({
      Preferences: "666",
      damaged: "700",
      "damaged/secrets.json": "600",
      logs: "700",
      "logs/parley.log": "600",
      "secrets.json": "600",
      workspaces: "700",
      "workspaces/1": "700",
      "workspaces/1/outbox": "700",
      "workspaces/1/outbox/a.json": "600",
      "workspaces/1/workspace.json": "600",
      "workspaces/link": "666",
    });
    expect(written.map((path) => readFileSync(join(root, path), "utf8"))).toEqual(
      written.map((path) => `bytes of ${path}`),
    );
  });
});
