/** What the application needs of the disk for the files of messages that are not sent yet. */
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import type { FileId } from "../../../shared/ids.ts";
import type { FileSource } from "../../../shared/ipc/commands/file-commands.ts";
import type { Result } from "../../../shared/result.ts";
import type { ByteStream } from "./http.ts";
import type { StorageFault } from "./storage.ts";

/** Why a file was not copied. */
export type FileFault =
  | StorageFault
  /** It cannot be read where it is; `detail` for the log. */
  | { readonly type: "unreadable"; readonly detail: string }
  | { readonly type: "not-a-file"; readonly what: "folder" | "link" | "device" }
  | { readonly type: "too-large"; readonly size: number };

/** The bytes of what waits, in the workspace's own folder. */
export interface OutboxFiles {
  /**
   * Copies it; answers when the disk has it whole, or why it has not, and then nothing is left of it.
   * @param limit bytes
   */
  keep(source: FileSource, limit: number): Promise<Result<OutboxFile, FileFault>>;
  /** To read the copy; the fault when it is not there as it was. */
  open(file: OutboxFile): Result<ByteStream, StorageFault>;
  remove(file: FileId): Result<void, StorageFault>;
  /** At the start: what a life that was cut short left, which is all but these. */
  sweep(kept: ReadonlySet<FileId>): void;
}
