import { mediaScheme } from "../../shared/ipc/media-address.ts";
import type { PageStart } from "../../shared/ipc/page-start.ts";

/**
 * What a page of ours may load and run: its own files, and media through main. No inline script, no eval, no HTML that
 * DOMPurify has not seen, no frame, no form that goes anywhere, and nothing remote: a picture of another server that the
 * person asked to see comes through main too. A page that begins without pictures (shared/page-start) can have none.
 */
export function contentPolicy(start: PageStart): string {
  return [...restrictions, `img-src 'self'${start === "usual" ? ` data: ${mediaScheme}:` : ""}`].join("; ");
}

const restrictions = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types dompurify",
];

/** For a file that somebody sent: should it ever become a page (an SVG can), it can do nothing. */
export const fileContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  webp: "image/webp",
  woff2: "font/woff2",
};

export function contentType(path: string): string {
  return contentTypes[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}
