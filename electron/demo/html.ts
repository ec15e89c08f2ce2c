/** The little that the demo does of Odoo's `html_sanitize` (WIRE.md §5.2): what a client can see of it. */

const blockTag = /^<(?:p|div|ul|ol|pre|blockquote|table|h[1-6])\b/i;

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&#34;")
    .replaceAll("'", "&#39;");
}

/**
 * Scripts and event attributes go, remote images stay. Text that starts bare is wrapped in `<p>`,
 * several inline elements in `<span>`, as lxml does.
 */
export function sanitizeHtml(html: string): string {
  const clean = withoutActive(html)
    .replace(/<\/?(?:script|style|iframe|object|embed|link|meta|base)\b[^<>]*>/gi, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag
        .replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "")
        .replace(/(\s(?:href|src)\s*=(?:\s*["'])?)\s*javascript:[^"'\s>]*/gi, "$1"),
    );
  if (clean.trim() === "") return "";
  if (!clean.trimStart().startsWith("<")) return wrapLeadingText(clean);
  return blockTag.test(clean.trimStart()) || isSingleElement(clean) ? clean : `<span>${clean}</span>`;
}

/** Without the elements that do something, and what is in them; one that is never closed loses its tag alone. */
function withoutActive(html: string): string {
  const closedAt = new Map<string, number>();
  const gaps: (readonly [start: number, end: number])[] = [];
  for (const { 0: tag, 1: slash, 2: name = "", index } of activeTags(html)) {
    const end = closedAt.get(name.toLowerCase());
    if (slash !== "") closedAt.set(name.toLowerCase(), index + tag.length);
    else if (end !== undefined) gaps.push([index, end]);
  }
  let kept = "";
  let done = 0;
  for (const [start, end] of gaps.toReversed()) {
    if (start < done) continue;
    kept += html.slice(done, start);
    done = end;
  }
  return kept + html.slice(done);
}

/** From the last to the first, so that what closes one is known when it comes. */
function activeTags(html: string) {
  return [...html.matchAll(/<(\/?)(script|style|iframe|object|embed)\b[^<>]*>/gi)].toReversed();
}

/** The text of a message without its tags, for search. */
export function plainText(html: string): string {
  return html
    .replace(/<[^<>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&#34;", '"')
    .replaceAll("&amp;", "&");
}

function wrapLeadingText(html: string): string {
  const block = html.search(/<(?:p|div|ul|ol|pre|blockquote|table|h[1-6])\b/i);
  return block === -1 ? `<p>${html}</p>` : `<p>${html.slice(0, block)}</p>${html.slice(block)}`;
}

function isSingleElement(html: string): boolean {
  const name = /^\s*<([a-z][a-z0-9]*)/i.exec(html)?.[1];
  if (name === undefined) return false;
  const closing = html.toLowerCase().indexOf(`</${name.toLowerCase()}>`);
  return closing === -1 ? /^\s*<[^>]*>\s*$/.test(html) : html.trimEnd().length === closing + name.length + 3;
}
