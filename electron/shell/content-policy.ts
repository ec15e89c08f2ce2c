import { mediaScheme } from "../../shared/media-address.ts";

/**
 * What a page of ours may load and run: its own files, and media through main. No inline script, no eval, no HTML that
 * DOMPurify has not seen, no frame, no form that goes anywhere. Of remote addresses only pictures over https, which the
 * page loads when the person asks for one.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  `img-src 'self' blob: data: https: ${mediaScheme}:`,
  `media-src 'self' blob: ${mediaScheme}:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types dompurify",
].join("; ");

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

/**
 * What a file from the server may be shown as. Anything that a browser does not merely paint or play is handed over as
 * bytes, so that an attachment called HTML never becomes a page.
 */
export function safeMimetype(mimetype: string): string {
  const essence = mimetype.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return /^(?:image|audio|video)\/[\w.+-]+$/.test(essence) ? essence : "application/octet-stream";
}
