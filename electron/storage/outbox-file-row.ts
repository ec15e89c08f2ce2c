import * as v from "valibot";
import { FileId } from "../../shared/ids.ts";
import { visibleFileName } from "../../shared/names/file-kind.ts";

/** What is kept of a file beside its copy: of one that waits in the queue, and of one that is attached to a draft. */
export const OutboxFileRow = v.object({
  id: FileId,
  name: v.pipe(v.string(), v.transform(visibleFileName)),
  mimetype: v.string(),
  size: v.number(),
});
