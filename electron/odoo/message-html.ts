import { find } from "linkifyjs";

/** What may be typed but not sent: control characters (PostgreSQL rejects NUL), non-characters, halves of pairs. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\p{Cc}\u{fffe}\u{ffff}]/gu, (character) => (character === "\n" || character === "\t" ? character : ""))
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
  for (const link of find(text, "url").filter(({ value }) => /^(?:https?:\/\/|www\.)/i.test(value))) {
    const href = /^www\./i.test(link.value) ? `https://${link.value}` : link.value;
    html += escape(text.slice(done, link.start));
    html += `<a href="${escape(href)}" target="_blank" rel="noreferrer noopener">${escape(link.value)}</a>`;
    done = link.end;
  }
  html += escape(text.slice(done));
  return `<p>${html.replaceAll("\n", "<br>")}</p>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
