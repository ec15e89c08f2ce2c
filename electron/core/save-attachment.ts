import type { AttachmentId } from "../../shared/ids.ts";
import type { Outcome } from "../../shared/ipc.ts";
import { err, ok } from "../../shared/result.ts";
import { downloadFailure, fileFailure } from "./failure-sentences.ts";
import type { Downloads, Log } from "./ports.ts";
import type { MediaSource } from "./server-ports.ts";

/** Fetches a file of a message, puts it among the person's downloads and shows it there. `name`: as the server calls it. */
export async function saveAttachment(
  ports: { readonly media: MediaSource; readonly downloads: Downloads; readonly log: Log },
  attachment: AttachmentId,
  name: string,
): Promise<Outcome<{ readonly path: string }>> {
  const { media, downloads, log } = ports;
  const file = await media.load({ type: "attachment", attachment, size: "full" });
  if (!file.ok) {
    log("info", "attachment-not-loaded", { failure: file.error.type });
    return err(fileFailure(file.error));
  }
  const saved = await downloads.save(name, file.value.bytes);
  if (!saved.ok) {
    log("warn", "attachment-not-saved", { fault: saved.error.type });
    return err(downloadFailure(saved.error));
  }
  downloads.reveal(saved.value);
  return ok({ path: saved.value });
}
