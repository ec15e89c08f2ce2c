/** Secrets inside a text: `session_id=…` of a cookie, `password: …`, credentials in an address, long keys. */
const secretsInText: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(session_id|csrf_token|access_token|api_?key|password)(["']?\s*[=:]\s*["']?)[^\s"';,&]+/gi, "$1$2[redacted]"],
  [/(\w+:\/\/)[^\s/@]*@/g, "$1[redacted]@"],
  [/[0-9a-f]{40,}/gi, "[redacted]"],
  // Odoo's session ids: 84 characters of base64url (WIREBOOK §2).
  [/[\w-]{80,}/g, "[redacted]"],
];

/** The same text with everything taken out of it that looks like a secret. */
export function withoutSecrets(text: string): string {
  return secretsInText.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}
