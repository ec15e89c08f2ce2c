import { safeMailto } from "./mailto.ts";

const schemes = new Set(["https:", "http:"]);

/** The address as it may be handed to the desktop, or null when opening it could run or reveal something here. */
export function externalUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === "mailto:") return safeMailto(url);
  return schemes.has(url.protocol) ? url.href : null;
}
