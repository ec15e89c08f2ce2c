import { existsSync, readdirSync, rmSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../core/ports/log.ts";
import type { WorkspaceId } from "../../shared/ids.ts";
import { workspacesWithFolder, type DataFolder } from "./data-folder.ts";
import { flushDirectory } from "./flush.ts";
import { privateFile } from "./private-files.ts";
import { causeOf } from "./storage-fault.ts";

/** Stands in a folder whose removal has begun, so that a crash or a locked file does not keep it for ever. */
const marker = "being-removed";

/**
 * Takes every trace of a workspace from the disk: archive, outbox, what was set aside, registry. Close its archive
 * first, and remove its secrets, which are not in its folder. On Windows a file that is still open cannot be deleted:
 * it is emptied now, and deleted by `finishRemovals`. True when nothing is left.
 */
export function removeWorkspaceData(folder: DataFolder, id: WorkspaceId, log: Log): boolean {
  const { root } = folder.workspace(id);
  if (!existsSync(root)) return true;
  try {
    writeFileSync(join(root, marker), "", { mode: privateFile });
    flushDirectory(root);
  } catch (error) {
    log("warn", "removal-not-marked", { workspace: id, detail: causeOf(error).message });
  }
  for (const file of readdirSync(root, { recursive: true, withFileTypes: true }))
    if (!file.isDirectory() && file.name !== marker) erase(join(file.parentPath, file.name), log);
  try {
    rmSync(root, { recursive: true, force: true });
    flushDirectory(folder.workspaces);
    return true;
  } catch (error) {
    log("warn", "removal-unfinished", { workspace: id, detail: causeOf(error).message });
    return false;
  }
}

/** At the start, before anything of a workspace is open: ends the removals that were cut short. */
export function finishRemovals(folder: DataFolder, log: Log): void {
  for (const id of workspacesWithFolder(folder, log))
    if (isBeingRemoved(folder, id)) removeWorkspaceData(folder, id, log);
}

export function isBeingRemoved(folder: DataFolder, id: WorkspaceId): boolean {
  return existsSync(join(folder.workspace(id).root, marker));
}

function erase(path: string, log: Log): void {
  try {
    unlinkSync(path);
  } catch (error) {
    log("warn", "file-in-use", { path, detail: causeOf(error).message });
    try {
      truncateSync(path);
    } catch (refusal) {
      log("error", "file-not-erased", { path, detail: causeOf(refusal).message });
    }
  }
}
