import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import { WorkspaceId } from "../../shared/ids.ts";
import { causeOf } from "./storage-fault.ts";

/** Where everything is, below the folder that Electron calls `userData` and `PARLEY_USER_DATA` moves. */
export interface DataFolder {
  /** `settings.json`, `window.json`, `last-shown.json`, `secrets.json`. */
  readonly root: string;
  readonly workspaces: string;
  workspace(id: WorkspaceId): WorkspaceFolder;
}

/** All that is kept of one workspace, but for its secrets. */
export interface WorkspaceFolder {
  /** `workspace.json` and `archive-<n>.sqlite`. */
  readonly root: string;
  readonly outbox: string;
  /** The files of what waits in the outbox, and of drafts. */
  readonly files: string;
  /** What is being written. */
  readonly drafts: string;
}

export function dataFolder(userData: string): DataFolder {
  const workspaces = join(userData, "workspaces");
  return {
    root: userData,
    workspaces,
    workspace(id) {
      const root = join(workspaces, id);
      return { root, outbox: join(root, "outbox"), files: join(root, "files"), drafts: join(root, "drafts") };
    },
  };
}

/** The workspaces that have a folder, whatever is in it. */
export function workspacesWithFolder(folder: DataFolder, log: Log): readonly WorkspaceId[] {
  try {
    return readdirSync(folder.workspaces).flatMap((name) => {
      const id = v.safeParse(WorkspaceId, name);
      return id.success ? [id.output] : [];
    });
  } catch (error) {
    const { code, message } = causeOf(error);
    if (code !== "ENOENT") log("error", "workspaces-unreadable", { detail: message });
    return [];
  }
}
