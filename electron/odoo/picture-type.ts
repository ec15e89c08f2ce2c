const signatures: readonly (readonly [mimetype: string, start: RegExp])[] = [
  ["image/png", /^\x89PNG/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8/],
  ["image/webp", /^RIFF....WEBP/s],
  ["image/svg+xml", /^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/],
];

/** What kind of picture a field of a record holds, which does not say it (WIREBOOK §6.6: SVG where none was set). */
export function mimetypeOfPicture(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  return signatures.find(([, signature]) => signature.test(start))?.[0] ?? "application/octet-stream";
}
