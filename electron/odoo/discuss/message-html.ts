import { addressesIn } from "../../../shared/names/addresses-in-text.ts";
import type { MentionInText } from "./mentions-in-text.ts";

/** What may be typed but not sent: control characters (PostgreSQL rejects NUL), non-characters, halves of pairs. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])[\p{Cc}\u{fffe}\u{ffff}]/gu, "")
    .replace(/\p{Cs}/gu, "\u{fffd}");
}

/** Typed text as it is shown: tabs and runs of spaces stay as wide as they are. */
export function asShown(typed: string): string {
  return cleanText(typed)
    .replaceAll("\t", "    ")
    .replace(/^ | (?= )| $/gm, "\u00a0");
}

/**
 * Typed text as the HTML of a message: everything is escaped, line breaks and runs of spaces stay, addresses become
 * links. Only what shows itself as an address does, for `notes.md` and `deploy.sh` are domains too.
 * @param named who is named in the text, by their places in it `asShown`
 */
export function textToHtml(typed: string, named: readonly MentionInText[] = []): string {
  const text = asShown(typed);
  let html = "";
  let done = 0;
  for (const { start, end, attributes } of linksIn(text, named)) {
    if (start < done) continue;
    html += escape(text.slice(done, start));
    html += `<a ${attributes}>${escape(text.slice(start, end))}</a>`;
    done = end;
  }
  html += escape(text.slice(done));
  return `<p>${html.replaceAll("\n", "<br>")}</p>`;
}

interface Link {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly attributes: string;
}

/** A person in the form that Odoo's own client knows (WIRE.md §6.2). */
function linksIn(text: string, named: readonly MentionInText[]): readonly Link[] {
  const addresses = addressesIn(text).map(({ start, end, href }): Link => {
    return { start, end, attributes: `href="${escape(href)}" target="_blank" rel="noreferrer noopener"` };
  });
  const people = named.map(({ start, end, partner }): Link => {
    const attributes = `href="#" class="o_mail_redirect" data-oe-id="${partner}" data-oe-model="res.partner" target="_blank"`;
    return { start, end, attributes };
  });
  return [...addresses, ...people].toSorted((a, b) => a.start - b.start);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
