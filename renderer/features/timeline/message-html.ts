import createDOMPurify, { type Config, type DOMPurify } from "dompurify";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { createEmbeddedPictures } from "./embedded-pictures.ts";
import { finishLink } from "./finish-link.ts";
import { splitLinks } from "./linkify.ts";
import type { Texts } from "../../../shared/text/texts.ts";

/**
 * Message HTML is hostile (WIRE.md §5.2: scripts are stripped by the server, remote images are not).
 *
 * [SH1] Only the tags and attributes named here get through; no style, no class, no id, no form, no frame.
 * [SH2] A link leads to http, https or mailto and says where, or it is no link.
 * [SH3] No picture of another server is asked for before the person asks (embedded-pictures.ts).
 * [SH4] What was cleaned is never turned into text and parsed again: the cleaned nodes themselves are shown.
 */
const allowed: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  ALLOWED_TAGS: (
    "#text a b strong i em u s strike del ins mark small sub sup code pre kbd blockquote p br hr div span " +
    "ul ol li img h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr th td"
  ).split(" "),
  ALLOWED_ATTR: ["href", "src", "alt", "dir", "colspan", "rowspan", "data-oe-model", "data-oe-id"],
  // Everything that is no address; without this the rule for addresses would be put to these, too.
  ADD_URI_SAFE_ATTR: ["alt", "dir", "colspan", "rowspan", "data-oe-model", "data-oe-id"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:|\/(?![/\\]))/i,
};

/** Whose message it is, for addresses that lean on the server. */
export interface MessageOrigin {
  readonly workspace: WorkspaceId;
  /** Origin of the server, no path. */
  readonly server: string;
}

/** What stands in place of pictures is worded by these texts. */
export type Clean = (html: string, origin: MessageOrigin, texts: Texts) => DocumentFragment;

/** Messages whose cleaned nodes are kept: about three windows full. */
const keptResults = 1_000;

/** Cleans message HTML, once for each text: 2 ms for a long one (PACKAGES.md). Give out clones, keep the original. */
export function createCleaner(view: Window & typeof globalThis): Clean {
  // Made for the first message that needs it: the start does not wait for it.
  let purifier: DOMPurify | null = null;
  const results = new Map<string, DocumentFragment>();
  let worded: Texts | null = null;
  return (html, origin, texts) => {
    if (worded !== texts) results.clear();
    worded = texts;
    const key = `${origin.workspace} ${html}`;
    const known = results.get(key);
    if (known) return known;
    purifier ??= createDOMPurify(view);
    const fragment = purifier.sanitize(html, allowed);
    finish(fragment, origin, texts);
    results.set(key, fragment);
    const oldest = results.size > keptResults ? results.keys().next().value : undefined;
    if (oldest !== undefined) results.delete(oldest);
    return fragment;
  };
}

/** Text that needs no cleaning, because nothing in it is markup: most messages. Null when it does. */
export function plainParagraph(html: string): string | null {
  return /^(?:<p>)?([^<>&]*)(?:<\/p>)?$/.exec(html)?.[1] ?? null;
}

function finish(fragment: DocumentFragment, origin: MessageOrigin, texts: Texts): void {
  const pictures = createEmbeddedPictures(origin, texts);
  for (const image of fragment.querySelectorAll("img")) pictures.finish(image, (src) => resolve(src, origin.server));
  for (const text of textNodes(fragment)) linkify(text);
  for (const anchor of fragment.querySelectorAll("a")) finishLink(anchor, origin.server);
  for (const element of fragment.querySelectorAll("[data-oe-model], [data-oe-id]")) {
    element.removeAttribute("data-oe-model");
    element.removeAttribute("data-oe-id");
  }
}

function resolve(address: string | null, server: string): string | null {
  if (address === null || !URL.canParse(address, server)) return null;
  const url = new URL(address, server);
  return ["https:", "http:"].includes(url.protocol) ? url.href : null;
}

/** In these elements no address is looked for. */
function isLeftAlone(node: Node): boolean {
  return node instanceof Element && node.matches("a, button, code, pre");
}

/** Texts that may hold an address. */
function textNodes(fragment: DocumentFragment): readonly Text[] {
  const walker = fragment.ownerDocument.createTreeWalker(
    fragment,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => (isLeftAlone(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  );
  const found: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode);
  return found;
}

function linkify(text: Text): void {
  const pieces = splitLinks(text.data);
  if (pieces.every((piece) => piece.href === null)) return;
  const nodes = pieces.map(({ text: words, href }) => {
    if (href === null) return words;
    const anchor = text.ownerDocument.createElement("a");
    anchor.href = href;
    anchor.rel = "noopener noreferrer";
    anchor.textContent = words;
    return anchor;
  });
  text.replaceWith(...nodes);
}
