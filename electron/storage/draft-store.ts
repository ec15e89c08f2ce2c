import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { DraftStore, StoredDraft } from "../core/ports/drafts.ts";
import type { Log } from "../core/ports/log.ts";
import type { StorageFault } from "../core/ports/storage.ts";
import { ChannelId, ClientId, MessageId, PersonaKey } from "../../shared/ids.ts";
import type { Result } from "../../shared/result.ts";
import { makeDirectory } from "./flush.ts";
import { ContentRow } from "./kept-content.ts";
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

/** What a later version adds is left out here; what an earlier one did not know is optional. */
const DraftFile = v.object({
  channel: ChannelId,
  clientId: ClientId,
  content: ContentRow,
  replyTo: v.optional(
    v.nullable(
      v.object({
        message: MessageId,
        author: v.optional(v.nullable(PersonaKey), null),
        authorName: v.optional(v.nullable(v.string()), null),
        excerpt: v.optional(v.string(), ""),
      }),
    ),
    null,
  ),
  edit: v.optional(
    v.nullable(
      v.variant("type", [
        v.object({
          type: v.literal("message"),
          message: MessageId,
          content: ContentRow,
          excerpt: v.optional(v.string(), ""),
        }),
        v.object({
          type: v.literal("entry"),
          clientId: ClientId,
          content: ContentRow,
          excerpt: v.optional(v.string(), ""),
        }),
      ]),
    ),
    null,
  ),
  files: v.optional(v.array(OutboxFileRow), []),
  updatedAt: v.optional(v.number(), 0),
}) satisfies v.GenericSchema<unknown, StoredDraft>;

/** The drafts of one workspace as a directory: `<channel>.json` is one, `damaged/` holds what could not be read. */
export function createDraftStore(of: {
  /** Absolute; made when it is missing. Belongs to this store alone. */
  readonly directory: string;
  readonly Store: StoreClass;
  readonly log: Log;
}): DraftStore {
  const { directory, Store, log } = of;

  function reported(channel: ChannelId, result: Result<void, StorageFault>): Result<void, StorageFault> {
    if (!result.ok) log("error", "draft-not-written", { channel, fault: result.error });
    return result;
  }

  return {
    load() {
      let names: readonly string[];
      try {
        makeDirectory(directory);
        sweepUnfinished(directory);
        names = readdirSync(directory);
      } catch (error) {
        log("error", "drafts-unreadable", { directory, detail: causeOf(error).message });
        return { drafts: [], setAside: [directory] };
      }
      const drafts: StoredDraft[] = [];
      const kept: string[] = [];
      for (const name of names) {
        if (!/^[1-9][0-9]{0,9}\.json$/.test(name)) continue;
        const path = join(directory, name);
        const file = readStoreFile(path, DraftFile);
        if (file.state === "whole" && `${file.contents.channel}.json` === name) drafts.push(file.contents);
        else if (file.state === "unreadable") {
          log("error", "draft-unreadable", { name, fault: file.fault });
          kept.push(path);
        } else if (file.state !== "absent") {
          log("error", "draft-damaged", { name, detail: file.state === "damaged" ? file.detail : "renamed" });
          kept.push(setAside(path));
        }
      }
      return { drafts, setAside: kept };
    },
    write: (draft) => reported(draft.channel, writeStoreFile(Store, directory, String(draft.channel), { ...draft })),
    remove: (channel) => reported(channel, removeStoreFile(join(directory, `${channel}.json`))),
  };
}
