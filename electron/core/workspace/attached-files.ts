import type { OutboxEntry, OutboxFile } from "../../../shared/domain/outbox/types.ts";
import type { FileId } from "../../../shared/ids.ts";
import type { Outcome } from "../../../shared/ipc/command.ts";
import type { AttachedFiles, FileSource } from "../../../shared/ipc/commands/file-commands.ts";
import { err, ok } from "../../../shared/result.ts";
import { fileText } from "./failure-texts.ts";
import type { OutboxFiles } from "../ports/files.ts";
import type { Log } from "../ports/log.ts";
import type { MediaFile } from "../ports/media.ts";
import type { FromServer } from "../ports/server.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

/** A larger picture is shown by its name only, bytes. */
const shownAtMost = 32 * 2 ** 20;

/** Files between the moment they are attached and the moment their message is on the server. */
export interface AttachedToMessages {
  /** One after the other; what cannot be taken is named, the rest is taken all the same. */
  attach(sources: readonly FileSource[]): Promise<Outcome<AttachedFiles>>;
  /** Not sent after all. One that a message has already is left alone. */
  detach(file: FileId): void;
  /** Those that a message is to be written with; null when one of them is not attached any more. */
  find(files: readonly FileId[]): readonly OutboxFile[] | null;
  /** Those of them that are attached still: a draft is kept with what can be sent. */
  stillAttached(files: readonly FileId[]): readonly OutboxFile[];
  /** As a draft of an earlier run has them. Returns those whose copies are there: they are attached again. */
  reattach(files: readonly OutboxFile[]): readonly OutboxFile[];
  /** A message has them now: it is the one to remove them. */
  given(files: readonly FileId[]): void;
  /** A picture, for the windows. */
  load(file: FileId): FromServer<MediaFile>;
  stop(): void;
}

export function createAttachedFiles(ports: {
  readonly files: OutboxFiles;
  readonly limit: () => number;
  readonly outbox: () => readonly OutboxEntry[];
  readonly log: Log;
}): AttachedToMessages {
  const { files, limit, outbox, log } = ports;
  /** Attached, and not yet part of a message. */
  const attached = new Map<FileId, OutboxFile>();
  let isStopped = false;

  const known = (id: FileId): OutboxFile | null =>
    attached.get(id) ??
    outbox()
      .flatMap((entry) => entry.files)
      .find((file) => file.id === id) ??
    null;

  return {
    async attach(sources) {
      const taken: OutboxFile[] = [];
      const refused: CodedText[] = [];
      for (const source of sources) {
        // Signing out has removed the folder: nothing may come into it any more.
        if (isStopped) break;
        const kept = await files.keep(source, limit());
        if (kept.ok) {
          attached.set(kept.value.id, kept.value);
          taken.push(kept.value);
        } else {
          log("warn", "file-not-attached", { fault: kept.error });
          refused.push(fileText(nameOf(source), kept.error, limit()));
        }
      }
      return ok({ files: taken, refused });
    },

    detach(file) {
      if (attached.delete(file)) files.remove(file);
    },

    find(wanted) {
      const found = wanted.flatMap((id) => attached.get(id) ?? []);
      return found.length === wanted.length ? found : null;
    },

    stillAttached: (wanted) => wanted.flatMap((id) => attached.get(id) ?? []),

    reattach(wanted) {
      const there = wanted.filter((file) => {
        const copy = files.open(file);
        if (!copy.ok) log("warn", "file-of-draft-gone", { fault: copy.error });
        return copy.ok;
      });
      for (const file of there) attached.set(file.id, file);
      return there;
    },

    given(taken) {
      for (const id of taken) attached.delete(id);
    },

    async load(id) {
      const file = known(id);
      const bytes = file && file.size <= shownAtMost ? files.open(file) : null;
      if (!file || !bytes?.ok) return err({ type: "refused", kind: "missing", reason: "" });
      const whole = new Uint8Array(file.size);
      let filled = 0;
      for await (const part of bytes.value.read()) {
        whole.set(part, filled);
        filled += part.byteLength;
      }
      return ok({ mimetype: file.mimetype, bytes: whole, isImmutable: false });
    },

    stop() {
      isStopped = true;
    },
  };
}

/** As the person knows it: never the folder. */
function nameOf(source: FileSource): string {
  return source.type === "path"
    ? (source.path.split(/[/\\]/u).findLast((part) => part !== "") ?? source.path)
    : source.name;
}
