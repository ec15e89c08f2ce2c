import type { StorageFault } from "../core/ports/storage.ts";

/** What the system calls an error: `ENOSPC`, `EACCES`, …; null for one that is none of the system's. */
export function causeOf(error: unknown): { readonly code: string | null; readonly message: string } {
  if (!(error instanceof Error)) return { code: null, message: String(error) };
  return { code: "code" in error && typeof error.code === "string" ? error.code : null, message: error.message };
}

/** `where` goes into the detail, for the log. */
export function storageFault(error: unknown, where: string): StorageFault {
  const { code, message } = causeOf(error);
  const type = code === null ? "other" : (faultTypes[code] ?? "other");
  return { type, detail: `${where}: ${message}` };
}

const faultTypes: Readonly<Record<string, StorageFault["type"]>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EACCES: "denied",
  EPERM: "denied",
  EROFS: "denied",
};
