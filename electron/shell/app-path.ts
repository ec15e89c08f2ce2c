import { join, sep } from "node:path";
import { appOrigin } from "./app-origin.ts";

/** The file behind an address of ours, or null when it is none or would lie outside `root`. */
export function appPath(root: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(path)) return null;
  const file = join(root, path);
  return file.startsWith(root + sep) ? file : null;
}
