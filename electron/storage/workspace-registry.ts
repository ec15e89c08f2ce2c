import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import type { StoredWorkspace, WorkspaceRegistry } from "../core/ports/storage.ts";
import { PersonaKey, WorkspaceId } from "../../shared/ids.ts";
import { visibleName } from "../../shared/names/visible-name.ts";
import { workspacesWithFolder, type DataFolder } from "./data-folder.ts";
import { createKeptFile, type KeptFile } from "./kept-file.ts";
import { isBeingRemoved } from "./remove-workspace-data.ts";
import type { StoreClass } from "./store-file.ts";

const WorkspaceFile = v.object({
  /** Its place in the rail; grows with each workspace that is added. */
  order: v.number(),
  id: WorkspaceId,
  uid: v.pipe(v.number(), v.safeInteger()),
  isPlainHttpAgreed: v.exactOptional(v.literal(true)),
  profile: v.object({
    kind: v.picklist(["odoo", "demo"]),
    /** Files from before there were API keys do not say it. */
    access: v.optional(v.picklist(["session", "api-key"]), "session"),
    /** Files from before names were looked at hold it as the server had it. */
    name: v.pipe(
      v.string(),
      v.transform((name) => visibleName(name)),
    ),
    server: v.string(),
    database: v.string(),
    login: v.string(),
    self: PersonaKey,
  }),
}) satisfies v.GenericSchema<unknown, StoredWorkspace>;

type Listed = v.InferOutput<typeof WorkspaceFile>;

/** One `workspace.json` in each workspace's folder, so that damage to one costs no other. In the order added. */
export function createWorkspaceRegistry(of: {
  readonly folder: DataFolder;
  readonly Store: StoreClass;
  readonly log: Log;
}): WorkspaceRegistry {
  const { folder, Store, log } = of;

  function fileOf(id: WorkspaceId, onSetAside: (path: string) => void = () => {}): KeptFile<Listed> {
    return createKeptFile({
      directory: folder.workspace(id).root,
      name: "workspace",
      schema: WorkspaceFile,
      Store,
      log,
      onSetAside,
    });
  }

  function list(onSetAside?: (path: string) => void): readonly Listed[] {
    return workspacesWithFolder(folder, log)
      .filter((id) => !isBeingRemoved(folder, id))
      .map((id) => fileOf(id, onSetAside).read())
      .filter((each) => each !== null)
      .toSorted((a, b) => a.order - b.order);
  }

  return {
    list(onSetAside) {
      return list(onSetAside).map(({ order: _order, ...stored }) => stored);
    },
    save({ id, profile, ...rest }) {
      const listed = list();
      const order = listed.find((each) => each.id === id)?.order ?? (listed.at(-1)?.order ?? 0) + 1;
      return fileOf(id).write({ order, id, profile: { ...profile }, ...rest });
    },
    remove: (id) => void fileOf(id).remove(),
  };
}
