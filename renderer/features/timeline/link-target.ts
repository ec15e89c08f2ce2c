import { misleadingLink, type MisleadingLink } from "../../../shared/names/link-claim.ts";

/**
 * Where a link of a message leads outside; null when it leads nowhere that it may, so that it is only its words.
 *
 * [LT1] An address without a host is taken for a page of the server only when that is one to look at.
 * [LT2] A page of the server that changes something by being opened, such as the one that signs out, is no target,
 * however it is written.
 * @param href as it was sent
 * @param server origin of the workspace's server, no path
 */
export function linkTarget(href: string | null, server: string): string | null {
  const address = href?.trim() ?? "";
  if (/^mailto:/i.test(address)) return URL.canParse(address) ? new URL(address).href : null;
  const isRelative = /^\/(?![/\\])/.test(address);
  if (!isRelative && !/^https?:\/\//i.test(address)) return null;
  if (!URL.canParse(address, server)) return null;
  const url = new URL(address, server);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (isRelative) return url.origin === new URL(server).origin && isPage(url) ? url.href : null;
  return isOnHostOf(url, server) && changesSomething(url) ? null : url.href;
}

/** What Odoo's own messages lead to: the web client, records and messages by their numbers, files and pictures. */
const pages = [
  /^\/odoo(?:\/|$)/,
  /^\/web\/?$/,
  /^\/web\/(?:content|image)\//,
  /^\/mail\/(?:view|message\/\d+)$/,
  /^\/my(?:\/|$)/,
];

/** [LT1] A path that a proxy could read as another one is none. */
function isPage({ pathname }: URL): boolean {
  return !/%(?:2e|2f|5c|25)|\\/i.test(pathname) && pages.some((page) => page.test(pathname));
}

/** [LT2] Wherever in the path: Odoo also takes a language before it. */
function changesSomething({ pathname }: URL): boolean {
  const path = decoded(pathname).replace(/[/\\]+/g, "/");
  return /\/(?:web\/(?:session|become|database)|mail\/unfollow)(?:\/|$)/i.test(path);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isOnHostOf(url: URL, server: string): boolean {
  return url.hostname.replace(/\.$/, "") === new URL(server).hostname;
}

const titleAtMost = 400;

/** What the tooltip of a link says: its target as the browser takes it, after the host where a user name hides that. */
export function linkTitle(target: string): string {
  const { username, password, host } = new URL(target);
  const title = username === "" && password === "" ? target : `${host} (${target})`;
  return title.length > titleAtMost ? `${title.slice(0, titleAtMost)}…` : title;
}

/** What the words of a link promise, where that is another host than the one it leads to; null when they do not lie. */
export function misleading(words: string, target: string): MisleadingLink | null {
  return misleadingLink(words, target, (address) => (URL.canParse(address) ? new URL(address).hostname || null : null));
}
