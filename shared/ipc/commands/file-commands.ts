import * as v from "valibot";
import { MessageText } from "../../domain/messages/content.ts";
import type { OutboxFile } from "../../domain/outbox/types.ts";
import { AttachmentId, FileId } from "../../ids.ts";
import type { PictureFault } from "../../pictures/limits.ts";
import type { CodedText } from "../../text/catalogue.ts";
import { command, nothing, outcome, value, type CommandTable } from "../command.ts";
import { filesAtMost } from "../draft-input.ts";
import { inWorkspace } from "../inputs.ts";

/** So many bytes a file may have that is in no folder, such as a pasted picture. */
export const looseBytesAtMost = 64 * 2 ** 20;

const looseBytes = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.byteLength <= looseBytesAtMost),
);
const fileFacts = { name: v.pipe(v.string(), v.maxLength(1_000)), mimetype: v.pipe(v.string(), v.maxLength(200)) };

/** A file as the preload found it: in a folder, or only in the page's memory. */
const FileSource = v.variant("type", [
  v.strictObject({ type: v.literal("path"), path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_096)) }),
  v.strictObject({ type: v.literal("bytes"), ...fileFacts, bytes: looseBytes }),
  /** In no folder, and too large to be carried over. */
  v.strictObject({
    type: v.literal("withheld"),
    ...fileFacts,
    size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
]);
export type FileSource = v.InferOutput<typeof FileSource>;

/** `files` are copied and may be sent; `refused` says of each of the others why not. */
export interface AttachedFiles {
  readonly files: readonly OutboxFile[];
  readonly refused: readonly CodedText[];
}

/** What the preload alone may ask: a page cannot name a path. */
export const preloadCommand = "attachFiles";

export const fileCommands = {
  /** Lets the person choose files, and copies them into the workspace's own folder. */
  chooseFiles: command({ input: v.strictObject(inWorkspace), output: outcome<AttachedFiles>() }),
  /** The same for files that were dropped or pasted. */
  attachFiles: command({
    input: v.strictObject({ ...inWorkspace, sources: v.pipe(v.array(FileSource), v.maxLength(filesAtMost)) }),
    output: outcome<AttachedFiles>(),
  }),
  /** The person takes a file back before the message is sent. */
  detachFile: command({ input: v.strictObject({ ...inWorkspace, file: FileId }), output: nothing() }),
  /**
   * Into the person's Downloads folder, under a name made of `name`; then the file manager shows it. `token`: see
   * MediaAddress. Answers where the file is now, as this computer writes it.
   */
  saveAttachment: command({
    input: v.strictObject({
      ...inWorkspace,
      attachment: AttachmentId,
      name: MessageText,
      token: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    }),
    output: outcome<{ readonly path: string }>(),
  }),
  /** The same for a picture that came inside a message, and is not shown there. */
  saveEmbeddedPicture: command({
    input: v.strictObject({ name: MessageText, bytes: looseBytes }),
    output: outcome<{ readonly path: string }>(),
  }),
  /** Of a media address that did not load. */
  whyNoPicture: command({
    input: v.strictObject({ url: v.pipe(v.string(), v.maxLength(2_000)) }),
    output: value<PictureFault | null>(),
  }),
  /** The person has asked for a picture of another server: answers the media address where main fetches it. */
  showRemotePicture: command({
    input: v.strictObject({ ...inWorkspace, url: v.pipe(v.string(), v.maxLength(8_192)) }),
    output: outcome<{ readonly url: string }>(),
  }),
} satisfies CommandTable;
