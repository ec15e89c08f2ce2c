import type { Instant } from "../../../shared/domain/instant.ts";
import type { FileId } from "../../../shared/ids.ts";
import type { StoredFile } from "../ports/storage.ts";

/**
 * How long an upload that no message has taken yet is counted on, ms. Odoo clears such attachments away when they are
 * a day old (`mail.compose.message._gc_lost_attachments`), and refuses a message that names one that is gone.
 */
const uploadLifetime = 20 * 3_600_000;

interface WithFiles {
  readonly files: readonly StoredFile[];
}

/** The first file that the server has not, as far as is known. */
export function missingUpload(entry: WithFiles, now: Instant): StoredFile | null {
  return entry.files.find(({ upload }) => upload === null || now - upload.at > uploadLifetime) ?? null;
}

/** With what is known of one of its files. */
export function withUpload<E extends WithFiles>(entry: E, file: FileId, upload: StoredFile["upload"]): E {
  return { ...entry, files: entry.files.map((one) => (one.id === file ? { ...one, upload } : one)) };
}

/** How much of all its files has left, when `sent` bytes of this one have; those before it in the list have. */
export function percentSent(entry: WithFiles, file: FileId, sent: number): number {
  const place = entry.files.findIndex(({ id }) => id === file);
  const before = bytesOf(entry.files.slice(0, Math.max(0, place)));
  const total = bytesOf(entry.files);
  return total === 0 ? 0 : Math.min(100, Math.floor(((before + sent) * 100) / total));
}

function bytesOf(some: readonly StoredFile[]): number {
  return some.reduce((sum, { size }) => sum + size, 0);
}
