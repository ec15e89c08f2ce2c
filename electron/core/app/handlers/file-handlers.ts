import type { WorkspaceId } from "../../../../shared/ids.ts";
import type { Failure } from "../../../../shared/ipc/command.ts";
import type { fileCommands } from "../../../../shared/ipc/commands/file-commands.ts";
import type { HandlersOf } from "../../../../shared/ipc/dispatch.ts";
import { filesAtMost } from "../../../../shared/ipc/draft-input.ts";
import { mediaUrl } from "../../../../shared/ipc/media-address.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { coded } from "../../../../shared/text/catalogue.ts";
import type { MediaSource } from "../../ports/media.ts";
import type { Engine } from "../../workspace/engine.ts";
import type { WorkspacesPorts } from "../app-ports.ts";
import type { RemotePictures } from "../remote-pictures.ts";
import { saveAttachment, saveBytes } from "../save-attachment.ts";
import { gone, inWorkspace, type Caller } from "./in-workspace.ts";

const notOfTheWeb: Result<never, Failure> = err({ reason: "address", text: coded("command.not-of-the-web") });

/** Files go in and out, and pictures are shown. */
export function createFileHandlers(parts: {
  readonly ports: Pick<WorkspacesPorts, "chooseFiles" | "pictureFault" | "downloads" | "log">;
  readonly engineOf: (id: WorkspaceId) => Engine | null;
  readonly mediaOf: (id: WorkspaceId) => MediaSource | null;
  readonly remotePicturesOf: (id: WorkspaceId) => RemotePictures | null;
}): HandlersOf<typeof fileCommands, Caller> {
  const { ports, engineOf, mediaOf, remotePicturesOf } = parts;
  const { ask, tell } = inWorkspace(engineOf);
  return {
    async chooseFiles({ workspace }, { window }) {
      const paths = await ports.chooseFiles(window);
      const sources = paths.slice(0, filesAtMost).map((path) => ({ type: "path", path }) as const);
      const attached = (await engineOf(workspace)?.files.attach(sources)) ?? gone;
      if (!attached.ok || paths.length <= filesAtMost) return attached;
      const leftOut = coded("file.too-many", { most: filesAtMost, leftOut: paths.length - filesAtMost });
      return ok({ ...attached.value, refused: [...attached.value.refused, leftOut] });
    },
    attachFiles: ask((engine, { sources }) => engine.files.attach(sources)),
    detachFile: tell((engine, { file }) => engine.files.detach(file)),
    async saveAttachment({ workspace, ...file }) {
      const media = mediaOf(workspace);
      return media ? saveAttachment({ ...ports, media }, file) : gone;
    },
    saveEmbeddedPicture: ({ name, bytes }) => saveBytes(ports, bytes, name),
    whyNoPicture: ({ url }) => ports.pictureFault(url),
    showRemotePicture({ workspace, url }) {
      const remote = remotePicturesOf(workspace);
      if (!remote) return gone;
      const grant = remote.grant(url);
      return grant === null ? notOfTheWeb : ok({ url: mediaUrl({ type: "remote-picture", workspace, grant }) });
    },
  };
}
