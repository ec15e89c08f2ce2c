import { addressesIn } from "../../../shared/names/addresses-in-text.ts";

/** What may be typed but not sent: control characters (PostgreSQL rejects NUL), non-characters, halves of pairs. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])[\p{Cc}\u{fffe}\u{ffff}]/gu, "")
    .replace(/\p{Cs}/gu, "\u{fffd}");
}

/**
 * Typed text as the HTML of a message: everything is escaped, line breaks and runs of spaces stay, addresses become
 * links. Only what shows itself as an address does, for `notes.md` and `deploy.sh` are domains too.
 */
export function textToHtml(typed: string): string {
  const text = cleanText(typed)
    .replaceAll("\t", "    ")
    .replace(/^ | (?= )| $/gm, "\u00a0");
  let html = "";
  let done = 0;
  for (const { start, end, href } of addressesIn(text)) {
    html += escape(text.slice(done, start));
    html += `<a href="${escape(href)}" target="_blank" rel="noreferrer noopener">${escape(text.slice(start, end))}</a>`;
    done = end;
  }
  html += escape(text.slice(done));
  return `<p>${html.replaceAll("\n", "<br>")}</p>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
