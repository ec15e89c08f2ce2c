import { createHash } from "node:crypto";
import { notFoundPage, pageAnswer } from "./http-answer.ts";
import type { Answer } from "./http-answer.ts";
import type { Odoo } from "./odoo.ts";
import { drawPng } from "./png.ts";
import { thumbnailOf } from "./thumbnail.ts";
import { canRead } from "./world.ts";
import type { Account, Attachment } from "./records.ts";

/** Avatars and files by URL (WIRE.md §6.6). */
export interface MediaRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly ifNoneMatch: string | undefined;
  readonly range: string | undefined;
}

/** Null when the path is not one of files. */
export function mediaAnswer(odoo: Odoo, account: Account | null, request: MediaRequest): Answer | null {
  const avatar = /^\/web\/image\/(res\.partner|res\.users|discuss\.channel)\/(\d+)\/avatar_\d+$/.exec(request.path);
  if (avatar !== null) {
    const image = account === null ? null : avatarOf(odoo, account, avatar[1] ?? "", Number(avatar[2]));
    return file(request, image ?? placeholder);
  }
  const image = /^\/web\/image\/(\d+)(?:\/(\d+)x(\d+))?$/.exec(request.path);
  if (image !== null) {
    const found = attachmentFile(odoo, account, Number(image[1]), request.query.get("access_token"));
    return found === null
      ? file(request, placeholder)
      : imageAnswer(request, found, Number(image[2]), Number(image[3]));
  }
  const download = /^\/(?:web\/content|discuss\/channel\/\d+\/(?:attachment|image))\/(\d+)(?:\/\d+x\d+)?$/.exec(
    request.path,
  );
  if (download === null) return request.path.startsWith("/web/image/") ? file(request, placeholder) : null;
  const found = attachmentFile(odoo, account, Number(download[1]), request.query.get("access_token"));
  return found === null ? notFoundPage() : file(request, found);
}

interface ServedFile {
  readonly name: string;
  readonly mimetype: string;
  readonly content: Uint8Array;
  readonly etag: string;
}

/** What a stranger and a missing record get: an answer that looks fine, and is not. */
const placeholder: ServedFile = {
  name: "placeholder.png",
  mimetype: "image/png",
  content: drawPng(128, 128, (x, y) => (Math.hypot(x - 64, y - 64) < 44 ? [205, 209, 214] : [236, 238, 240])),
  etag: "1770303820-6078-3459388043-128x128-crop=False-quality=0",
};

function avatarOf(odoo: Odoo, account: Account, model: string, id: number): ServedFile | null {
  if (model === "discuss.channel") {
    const channel = odoo.world.channels.get(id);
    if (channel === undefined || !canRead(account, channel)) return null;
    return svg(channel.name, channelSvg(channel.type === "channel" ? "#" : initials(channel.name), channel.uuid));
  }
  const partner = model === "res.users" ? odoo.world.accounts.get(id)?.partner : odoo.world.partners.get(id);
  if (partner?.picture) {
    const { mimetype, content } = partner.picture;
    return { name: partner.name, mimetype, content, etag: createHash("sha1").update(content).digest("hex") };
  }
  return partner === undefined ? null : svg(partner.name, personSvg(partner.name));
}

/** The same picture as a field of its record, in base64. */
export function avatarField(odoo: Odoo, account: Account, model: string, id: number): string | false {
  const image = avatarOf(odoo, account, model, id);
  return image === null ? false : Buffer.from(image.content).toString("base64");
}

function svg(name: string, text: string): ServedFile {
  const etag = `${createHash("sha1").update(text).digest("hex")}-128x128-crop=False-quality=0`;
  return { name: `${name}.svg`, mimetype: "image/svg+xml; charset=utf-8", content: Buffer.from(text), etag };
}

const hueOf = (seed: string) => (createHash("sha1").update(seed).digest()[0] ?? 0) * 1.41;

const initials = (name: string) =>
  name
    .split(/[\s,]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("");

function personSvg(name: string): string {
  return tile(initials(name) || "?", `hsl(${hueOf(name).toFixed(0)}, 45%, 42%)`);
}

function channelSvg(letters: string, seed: string): string {
  return tile(letters || "+", `hsl(${hueOf(seed).toFixed(0)}, 35%, 46%)`);
}

function tile(letters: string, color: string): string {
  return (
    `<?xml version='1.0' encoding='UTF-8' ?><svg height='180' width='180' xmlns='http://www.w3.org/2000/svg'>` +
    `<rect fill='${color}' height='180' width='180'/><text fill='#ffffff' font-size='72' text-anchor='middle' ` +
    `x='90' y='116' font-family='sans-serif'>${letters}</text></svg>`
  );
}

/** As Odoo 18 gives it (seen with each kind): `width` and `height` not a number for no other size than its own. */
function imageAnswer(request: MediaRequest, found: ServedFile, width: number, height: number): Answer {
  const mimetype = found.mimetype.startsWith("image/") ? found.mimetype : "application/octet-stream";
  if (Number.isNaN(width)) return file(request, { ...found, mimetype });
  try {
    const content = thumbnailOf(found.content, width, height);
    const etag = `${found.etag}-${width}x${height}-crop=False-quality=0`;
    return file(request, content === null ? placeholder : { ...found, mimetype, content, etag });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return pageAnswer(500, "Internal Server Error", "The server encountered an internal error.");
  }
}

/** A token opens it to everybody (WIRE.md §6.6). */
function attachmentFile(odoo: Odoo, account: Account | null, id: number, token: string | null): ServedFile | null {
  const attachment = odoo.world.attachments.get(id);
  if (attachment === undefined) return null;
  const isOpen = token !== null && token === attachment.accessToken;
  if (!isOpen && (account === null || !mayRead(odoo, account, attachment))) return null;
  const mimetype = attachment.mimetype === "text/plain" ? "text/plain; charset=utf-8" : attachment.mimetype;
  return { name: attachment.name, mimetype, content: attachment.content, etag: attachment.checksum };
}

export function mayRead(odoo: Odoo, account: Account, attachment: Attachment): boolean {
  if (attachment.resModel !== "discuss.channel") return true;
  const channel = odoo.world.channels.get(attachment.resId);
  return channel !== undefined && canRead(account, channel);
}

function file({ query, ifNoneMatch, range }: MediaRequest, found: ServedFile): Answer {
  const etag = `"${found.etag}"`;
  const name = /^[\w.-]+$/.test(found.name) ? found.name : `"${found.name.replaceAll(/[^\x20-\x7e]|"/g, "_")}"`;
  const headers = {
    "Cache-Control": query.has("unique") ? "max-age=31536000, private, immutable" : "no-cache, private",
    "Content-Security-Policy": "default-src 'none'",
    "Content-Disposition": `${query.get("download") === "true" ? "attachment" : "inline"}; filename=${name}`,
    ETag: etag,
  };
  if (ifNoneMatch === etag) return { status: 304, headers, body: "" };
  const typed = { ...headers, "Content-Type": found.mimetype };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === undefined) return { status: 200, headers: typed, body: found.content };
  const size = found.content.byteLength;
  const end = to === undefined || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return {
    status: 206,
    headers: { ...typed, "Content-Range": `bytes ${from}-${end}/${size}`, "Accept-Ranges": "bytes" },
    body: found.content.slice(Number(from), end + 1),
  };
}
