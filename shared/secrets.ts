/** Secrets inside a text: `session_id=…` of a cookie, `password: …`, credentials in an address, long keys. */
const secretsInText: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(session_id|csrf_token|access_token|api_?key|password)(["']?\s*[=:]\s*["']?)[^\s"';,&]+/gi, "$1$2[redacted]"],
  // Whatever stands before it: looking for the scheme as well would begin anew at each of its letters.
  [/:\/\/[^\s/@]*@/g, "://[redacted]@"],
  [/[0-9a-f]{40,}/gi, "[redacted]"],
  // Odoo's session ids: 84 characters of base64url (WIRE.md §2).
  [/[\w-]{80,}/g, "[redacted]"],
];

/** Nobody reads more of a text in a log, a sentence or a diagnosis, characters. */
const longest = 20_000;

/**
 * The same text with everything taken out of it that looks like a secret. Of a very long one the beginning, without
 * the word that the cut has parted: half a secret does not look like one.
 */
export function withoutSecrets(text: string): string {
  const start = text.length <= longest ? text : wholeWords(text.slice(0, longest));
  return secretsInText.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), start);
}

function wholeWords(text: string): string {
  let end = text.length;
  while (end > 0 && !wordEnds.has(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

const wordEnds: ReadonlySet<string> = new Set(' \t\r\n"<>');
