import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { Log } from "../core/ports/log.ts";
import type { OutboxStore, StorageFault, StoredEntry, Upload } from "../core/ports/storage.ts";
import type { MessageContent } from "../../shared/domain/messages/content.ts";
import { AttachmentId, ClientId, FileId, MessageId } from "../../shared/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { makeDirectory } from "./flush.ts";
import { ContentRow, contentOfText } from "./kept-content.ts";
import { threadOfChannel, ThreadRow } from "./kept-thread.ts";
import { OutboxFileRow } from "./outbox-file-row.ts";
import { causeOf } from "./storage-fault.ts";
import {
  readStoreFile,
  removeStoreFile,
  setAside,
  sweepUnfinished,
  writeStoreFile,
  type StoreClass,
} from "./store-file.ts";
import { coded, type CodedText } from "../../shared/text/catalogue.ts";
import { StoredText } from "../../shared/text/coded-text.ts";

/** What stands in an entry's file: all that is known when it is written, and never changes. */
const EntryFile = v.pipe(
  contentOfText,
  threadOfChannel,
  v.object({
    clientId: ClientId,
    thread: ThreadRow,
    replyTo: v.nullable(MessageId),
    queuedAt: v.number(),
    order: v.number(),
    /** Absent in what was written before messages had files. */
    files: v.optional(v.array(OutboxFileRow), []),
    content: ContentRow,
  }),
);

const UploadFile = v.object({ attachment: AttachmentId, at: v.number() });

/** A plain sentence where it was written before there were codes. */
const RefusalFile = v.object({ reason: StoredText });

const RevisionFile = v.pipe(contentOfText, v.object({ content: ContentRow }));

type MarkName = "doubt" | "refusal" | "revision" | `uploaded-${FileId}`;

/** Stands for the server's words where its refusal is on disk but cannot be read any more. */
const lostReason = coded("message.reason-lost");

/** Why an entry waits for the person whose other text for it cannot be read any more. */
const lostRevision = coded("message.revision-lost");

/**
 * The queue as a directory: `<clientId>.json` is an entry, `<clientId>.doubt.json`, `<clientId>.refusal.json` and
 * `<clientId>.uploaded-<file>.json` are its marks, `<clientId>.revision.json` is what it says where the person has changed
 * it, `damaged/` holds what could not be read. A write costs the same however many entries wait.
 *
 * A mark counts by being there: one that is damaged still says "may have arrived" ([OB2]) or "was refused". So does a
 * revision: what was there before it is not sent unless the person says so. Only the mark of an upload has to be read:
 * without it the file goes up once more ([OB5]).
 */
export function createOutboxStore(of: {
  /** Absolute; made when it is missing. Belongs to this store alone. */
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}): OutboxStore {
  const { directory, Store, log } = of;
  const entryPath = (clientId: string): string => join(directory, `${clientId}.json`);
  const doubtPath = (clientId: string): string => join(directory, `${clientId}.doubt.json`);
  const refusalPath = (clientId: string): string => join(directory, `${clientId}.refusal.json`);
  const revisionPath = (clientId: string): string => join(directory, `${clientId}.revision.json`);
  const uploadPath = (clientId: string, file: string): string => join(directory, `${clientId}.uploaded-${file}.json`);
  /** Whose marks of uploads there can be. */
  const filesOf = new Map<ClientId, readonly FileId[]>();
  const isKnown = (clientId: ClientId): boolean => existsSync(entryPath(clientId));

  function load(): ReturnType<OutboxStore["load"]> {
    let names: ReadonlySet<string>;
    try {
      makeDirectory(directory);
      sweepUnfinished(directory);
      names = new Set(readdirSync(directory));
    } catch (error) {
      log("error", "outbox-unreadable", { directory, detail: causeOf(error).message });
      return { entries: [], setAside: [directory] };
    }
    const entries: StoredEntry[] = [];
    const kept: string[] = [];
    for (const name of names) {
      const clientId = /^([0-9a-f-]{36})\.json$/i.exec(name)?.[1];
      if (clientId === undefined) continue;
      const file = readStoreFile(entryPath(clientId), EntryFile);
      if (file.state === "whole" && file.contents.clientId === clientId) {
        const { files } = file.contents;
        rememberFiles(file.contents.clientId, files);
        entries.push({
          ...file.contents,
          files: files.map((one) => ({ ...one, upload: uploadOf(clientId, one.id) })),
          mayHaveArrived: names.has(`${clientId}.doubt.json`),
          refusal: names.has(`${clientId}.refusal.json`) ? refusalOf(clientId) : null,
          ...(names.has(`${clientId}.revision.json`) ? revisionOf(clientId) : {}),
        });
      } else if (file.state === "unreadable") {
        log("error", "outbox-entry-unreadable", { clientId, fault: file.fault });
        kept.push(entryPath(clientId));
      } else if (file.state !== "absent") {
        log("error", "outbox-entry-damaged", { clientId, detail: file.state === "damaged" ? file.detail : "renamed" });
        kept.push(setAside(entryPath(clientId)));
        for (const other of names)
          if (other.startsWith(`${clientId}.`) && other !== name) setAside(join(directory, other));
      }
    }
    forgetLostMarks(names);
    return { entries: entries.toSorted((a, b) => a.order - b.order), setAside: kept };
  }

  function rememberFiles(clientId: ClientId, files: readonly { readonly id: FileId }[]): void {
    if (files.length > 0)
      filesOf.set(
        clientId,
        files.map(({ id }) => id),
      );
  }

  function uploadOf(clientId: string, file: string): Upload | null {
    const upload = readStoreFile(uploadPath(clientId, file), UploadFile);
    if (upload.state === "damaged") log("warn", "outbox-upload-damaged", { clientId });
    return upload.state === "whole" ? upload.contents : null;
  }

  function refusalOf(clientId: string): CodedText {
    const file = readStoreFile(refusalPath(clientId), RefusalFile);
    if (file.state === "whole") return file.contents.reason;
    log("warn", "outbox-refusal-damaged", { clientId });
    return lostReason;
  }

  function revisionOf(clientId: string): { readonly content: MessageContent } | { readonly refusal: CodedText } {
    const file = readStoreFile(revisionPath(clientId), RevisionFile);
    if (file.state === "whole") return file.contents;
    log("error", "outbox-revision-damaged", { clientId });
    return { refusal: lostRevision };
  }

  /** Marks whose entry is gone: `remove` takes the entry first, and was cut short. */
  function forgetLostMarks(names: ReadonlySet<string>): void {
    for (const name of names) {
      const clientId = /^(.{36})\.(?:doubt|refusal|revision|uploaded-.{36})\.json$/.exec(name)?.[1];
      if (clientId !== undefined && !names.has(`${clientId}.json`)) reported(removeStoreFile(join(directory, name)));
    }
  }

  function reported(result: Result<void, StorageFault>): Result<void, StorageFault> {
    if (!result.ok) log("error", "outbox-write-failed", { fault: result.error });
    return result;
  }

  function mark(clientId: ClientId, name: MarkName, contents: Readonly<Record<string, unknown>>) {
    if (!isKnown(clientId)) return unknownEntry(clientId);
    return reported(writeStoreFile(Store, directory, `${clientId}.${name}`, contents));
  }

  return {
    load,
    add(entry) {
      if (isKnown(entry.clientId)) return err({ type: "other", detail: `${entry.clientId} is in the outbox already` });
      const { clientId, thread, content, replyTo, queuedAt, order } = entry;
      const files = entry.files.map(({ id, name, mimetype, size }) => ({ id, name, mimetype, size }));
      const file = { clientId, thread, content, replyTo, queuedAt, order, files };
      const written = reported(writeStoreFile(Store, directory, clientId, file));
      // The person keeps a text that was not saved and will send it again: it must not wait here as well.
      if (!written.ok) reported(removeStoreFile(entryPath(clientId)));
      else rememberFiles(clientId, files);
      return written;
    },
    markUploaded: (clientId, file, { attachment, at }) => mark(clientId, `uploaded-${file}`, { attachment, at }),
    markMayHaveArrived: (clientId) => mark(clientId, "doubt", {}),
    markRefused: (clientId, reason) => mark(clientId, "refusal", { reason }),
    clearDoubt: (clientId) =>
      isKnown(clientId) ? reported(removeStoreFile(doubtPath(clientId))) : unknownEntry(clientId),
    revise: (clientId, content) => mark(clientId, "revision", { content }),
    clearRefusal: (clientId) =>
      isKnown(clientId) ? reported(removeStoreFile(refusalPath(clientId))) : unknownEntry(clientId),
    remove(clientId) {
      // The entry first: an entry without its doubt could be posted twice, a doubt without its entry is swept.
      const removed = reported(removeStoreFile(entryPath(clientId)));
      if (!removed.ok) return removed;
      for (const path of [doubtPath, refusalPath, revisionPath]) reported(removeStoreFile(path(clientId)));
      for (const file of filesOf.get(clientId) ?? []) reported(removeStoreFile(uploadPath(clientId, file)));
      filesOf.delete(clientId);
      return ok();
    },
  };
}

function unknownEntry(clientId: ClientId): Result<never, StorageFault> {
  return err({ type: "other", detail: `${clientId} is not in the outbox` });
}
