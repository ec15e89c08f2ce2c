import * as v from "valibot";
import { AttachmentId, ChannelId, FileId, GrantId, PersonaKey, WorkspaceId } from "../ids.ts";
import type { PictureRequest } from "../pictures/picture-request.ts";

/** Where a window finds a picture. Main serves these addresses, with the session's cookie where it takes one. */
export type MediaAddress = { readonly workspace: WorkspaceId } & PictureRequest;

export const mediaScheme = "parley-media";

/**
 * `parley-media://<workspace>/persona/partner:42/<version|none>`, `…/channel/<id>/<version|none>`,
 * `…/attachment/<id>/<size>[.<token>]`, `…/outbox/<file>/full`, `…/remote/<grant>/full`
 */
export function mediaUrl(address: MediaAddress): string {
  return `${mediaScheme}://${address.workspace}/${mediaPath(address)}`;
}

/** The address behind a URL; null when it is not exactly one that `mediaUrl` builds. */
export function parseMediaUrl(url: string): MediaAddress | null {
  const [workspace, type, id, last, ...rest] = url.startsWith(`${mediaScheme}://`)
    ? url.slice(mediaScheme.length + 3).split("/")
    : [];
  if (workspace === undefined || type === undefined || id === undefined || last === undefined || rest.length > 0)
    return null;
  const address = readAddress(type, workspace, id, last);
  return address !== null && mediaUrl(address) === url ? address : null;
}

function mediaPath(address: MediaAddress): string {
  switch (address.type) {
    case "persona-avatar":
      return `persona/${address.person}/${encodeVersion(address.version)}`;
    case "channel-avatar":
      return `channel/${address.channel}/${encodeVersion(address.version)}`;
    case "attachment":
      return `attachment/${address.attachment}/${address.size}${address.token === undefined ? "" : `.${encodeWord(address.token)}`}`;
    case "outbox-file":
      return `outbox/${address.file}/full`;
    case "remote-picture":
      return `remote/${address.grant}/full`;
  }
}

const word = v.pipe(v.string(), v.maxLength(200));
const version = v.nullable(word);
const personaAddress = v.object({ workspace: WorkspaceId, person: PersonaKey, version });
const channelAddress = v.object({ workspace: WorkspaceId, channel: ChannelId, version });
const attachmentAddress = v.object({
  workspace: WorkspaceId,
  attachment: AttachmentId,
  size: v.picklist(["thumbnail", "full"]),
  token: v.exactOptional(word),
});
const outboxAddress = v.object({ workspace: WorkspaceId, file: FileId });
const remoteAddress = v.object({ workspace: WorkspaceId, grant: GrantId });

function readAddress(type: string, workspace: string, id: string, last: string): MediaAddress | null {
  switch (type) {
    case "persona": {
      const read = v.safeParse(personaAddress, { workspace, person: id, version: decodeVersion(last) });
      return read.success ? { type: "persona-avatar", ...read.output } : null;
    }
    case "channel": {
      const read = v.safeParse(channelAddress, { workspace, channel: Number(id), version: decodeVersion(last) });
      return read.success ? { type: "channel-avatar", ...read.output } : null;
    }
    case "attachment": {
      const [size, token] = last.split(".");
      const named = token === undefined ? {} : { token: decodeWord(token) };
      const read = v.safeParse(attachmentAddress, { workspace, attachment: Number(id), size, ...named });
      return read.success ? { type: "attachment", ...read.output } : null;
    }
    case "outbox": {
      const read = v.safeParse(outboxAddress, { workspace, file: id });
      return read.success ? { type: "outbox-file", ...read.output } : null;
    }
    case "remote": {
      const read = v.safeParse(remoteAddress, { workspace, grant: id });
      return read.success ? { type: "remote-picture", ...read.output } : null;
    }
    default:
      return null;
  }
}

/**
 * A server's word inside a path: only letters and digits stand for themselves, so that no URL parser on the way can
 * fold a `..`, decode a `%2F` or change a letter. `none` is for no version; a version of that name is spelled out.
 */
function encodeVersion(plain: string | null): string {
  if (plain === null) return "none";
  const spelled = encodeWord(plain);
  return spelled === "none" ? spell("n") + "one" : spelled;
}

function encodeWord(plain: string): string {
  return plain === "" ? "_" : plain.replace(/[^A-Za-z0-9]/g, spell);
}

function decodeVersion(encoded: string): string | null {
  return encoded === "none" ? null : decodeWord(encoded);
}

function decodeWord(encoded: string): string {
  if (encoded === "_") return "";
  return encoded.replace(/_([0-9a-f]{1,4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function spell(unit: string): string {
  return `_${unit.charCodeAt(0).toString(16)}_`;
}
