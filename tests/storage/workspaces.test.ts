import { existsSync, readdirSync, writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Conf from "conf";
import { describe, expect, test } from "vitest";
import type { StoredWorkspace } from "../../electron/core/ports/storage.ts";
import { createArchive } from "../../electron/storage/archive.ts";
import { dataFolder } from "../../electron/storage/data-folder.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { finishRemovals, removeWorkspaceData } from "../../electron/storage/remove-workspace-data.ts";
import { createWorkspaceRegistry } from "../../electron/storage/workspace-registry.ts";
import { ok } from "../../shared/result.ts";
import { me, person, workspaceId } from "../support/builders.ts";
import { entry } from "./outbox-entries.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

function onDisk() {
  const folder = dataFolder(temporaryDirectory());
  const logged: string[] = [];
  const log = (_level: string, event: string): void => void logged.push(event);
  return { folder, log, logged, open: () => createWorkspaceRegistry({ folder, Store: Conf, log }) };
}

function workspace(number: number, login = "me@example.com"): StoredWorkspace {
  const server = "https://odoo.example.com";
  const profile = {
    kind: "odoo",
    access: "session",
    name: "Example",
    server,
    database: "example",
    login,
    self: me,
  } as const;
  return { id: workspaceId(number), profile, uid: 2 };
}

describe("the registry", () => {
  test("lists workspaces in the order added, as last saved, after a restart as well", () => {
    const { open } = onDisk();
    expect(open().list()).toEqual([]);
    for (const number of [3, 1, 2]) expect(open().save(workspace(number))).toEqual(ok());
    open().save(workspace(1, "someone@example.com"));
    open().remove(workspaceId(2));
    expect(open().list()).toEqual([workspace(3), workspace(1, "someone@example.com")]);
  });

  test("says where a damaged file is kept, once, and lists the others", () => {
    const { folder, open } = onDisk();
    for (const number of [1, 2]) open().save(workspace(number));
    const { root } = folder.workspace(workspaceId(1));
    writeFileSync(join(root, "workspace.json"), '{"order":');
    const setAside: string[] = [];
    for (let start = 0; start < 2; start += 1)
      expect(open().list((path) => setAside.push(path))).toEqual([workspace(2)]);
    expect(setAside).toEqual([join(root, "damaged", "workspace.json")]);
  });

  test("reads files from before there were API keys as those of sessions", () => {
    const { folder, open } = onDisk();
    open().save(workspace(1));
    const file = join(folder.workspace(workspaceId(1)).root, "workspace.json");
    const { profile, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    const { access: _, ...older } = profile;
    writeFileSync(file, JSON.stringify({ ...rest, profile: older }));
    expect(open().list()).toEqual([workspace(1)]);
    const withKey = { ...workspace(1), profile: { ...workspace(1).profile, access: "api-key" as const } };
    open().save(withKey);
    expect(open().list()).toEqual([withKey]);
  });

  test("keeps that somebody has agreed to a server without encryption, after a restart as well", () => {
    const { open } = onDisk();
    const agreed = { ...workspace(1), isPlainHttpAgreed: true as const };
    open().save(agreed);
    open().save(workspace(2));
    expect(open().list()).toEqual([agreed, workspace(2)]);
  });

  test("loses one workspace to a damaged file and sets it aside; its outbox stays", () => {
    const { folder, logged, open, log } = onDisk();
    for (const number of [1, 2]) open().save(workspace(number));
    const { root, outbox } = folder.workspace(workspaceId(1));
    createOutboxStore({ directory: outbox, Store: Conf, log }).add(entry(1));
    writeFileSync(join(root, "workspace.json"), '{"order":1');
    expect([open().list(), logged]).toEqual([[workspace(2)], ["file-damaged"]]);
    expect(readdirSync(root).toSorted()).toEqual(["damaged", "outbox"]);
    expect(readdirSync(outbox)).toHaveLength(1);
  });
});

describe("removing a workspace", () => {
  function full() {
    const held = onDisk();
    for (const number of [1, 2]) {
      held.open().save(workspace(number));
      const { root, outbox } = held.folder.workspace(workspaceId(number));
      createOutboxStore({ directory: outbox, Store: Conf, log: held.log }).add(entry(1));
      const archive = createArchive({ directory: root, log: held.log, onRebuilt: () => {} });
      archive.savePeople([person()]);
      archive.close();
    }
    return held;
  }

  test("leaves nothing of it, and all of the others", () => {
    const { folder, log, open, logged } = full();
    expect(removeWorkspaceData(folder, workspaceId(1), log)).toBe(true);
    expect(readdirSync(folder.workspaces)).toEqual([workspaceId(2)]);
    expect([open().list(), logged]).toEqual([[workspace(2)], []]);
    expect(removeWorkspaceData(folder, workspaceId(1), log)).toBe(true);
  });

  test("that was cut short is ended at the next start, and until then it is not listed", () => {
    const { folder, log, open } = full();
    writeFileSync(join(folder.workspace(workspaceId(1)).root, "being-removed"), "");
    expect(open().list()).toEqual([workspace(2)]);
    finishRemovals(folder, log);
    expect(existsSync(folder.workspace(workspaceId(1)).root)).toBe(false);
    expect(existsSync(folder.workspace(workspaceId(2)).outbox)).toBe(true);
  });
});
