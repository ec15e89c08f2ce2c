import type { AttachmentId } from "../../../shared/ids.ts";
import type { Outcome } from "../../../shared/ipc/command.ts";
import { err, ok } from "../../../shared/result.ts";
import { downloadFailure, fileFailure } from "../workspace/failure-texts.ts";
import type { Downloads } from "../ports/storage.ts";
import type { Log } from "../ports/log.ts";
import type { MediaSource } from "../ports/media.ts";

/** Fetches a file of a message, puts it among the person's downloads and shows it there. `name`: as the server calls it. */
export async function saveAttachment(
  ports: { readonly media: MediaSource; readonly downloads: Downloads; readonly log: Log },
  { attachment, name, token }: { readonly attachment: AttachmentId; readonly name: string; readonly token?: string },
): Promise<Outcome<{ readonly path: string }>> {
  const { media, log } = ports;
  const file = await media.load({ type: "file", attachment, ...(token === undefined ? {} : { token }) });
  if (!file.ok) {
    log("info", "attachment-not-loaded", { failure: file.error.type });
    return err(fileFailure(file.error));
  }
  return saveBytes(ports, file.value.bytes, name);
}

/** The same with what the page itself has: a picture that came inside a message. */
export async function saveBytes(
  { downloads, log }: { readonly downloads: Downloads; readonly log: Log },
  bytes: Uint8Array,
  name: string,
): Promise<Outcome<{ readonly path: string }>> {
  const saved = await downloads.save(name, bytes);
  if (!saved.ok) {
    log("warn", "attachment-not-saved", { fault: saved.error.type });
    return err(downloadFailure(saved.error));
  }
  downloads.reveal(saved.value);
  return ok({ path: saved.value });
}
