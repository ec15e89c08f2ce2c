const byEnding: Readonly<Record<string, string>> = {
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  webm: "audio/webm",
  webp: "image/webp",
  zip: "application/zip",
};

/** By the ending of the name. HTML of a normal user becomes plain text, as Odoo stores it (WIRE.md §6.6). */
export function mimetypeOf(name: string): string {
  const ending = name.toLowerCase().split(".").at(-1) ?? "";
  if (ending === "html" || ending === "htm") return "text/plain";
  return byEnding[ending] ?? "application/octet-stream";
}
