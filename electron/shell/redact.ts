import { cut } from "../../shared/names/cut.ts";
import { withoutSecrets } from "../../shared/secrets.ts";

/** Names of fields whose value never goes into a log, whatever it is. */
const secretName = /cookie|passw|pwd|secret|token|api_?key|authori[sz]ation|session_?id|credential/i;

const longestText = 2_000;
const longestName = 200;
/** Fields of one object, items of one list. */
const most = 100;
const deepest = 6;

/** The same value, fit for a log: secrets taken out, long texts and lists cut, errors told as text. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Error) return redactText(value.stack ?? value.message);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return "[deep]";
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) {
    const items = value.slice(0, most).map((item) => redact(item, depth + 1));
    return value.length > most ? [...items, `… (${value.length} items)`] : items;
  }
  const names = Object.keys(value);
  const fields = Object.entries(value)
    .slice(0, most)
    .map(([name, inner]) => [
      withoutSecrets(cut(name, longestName)),
      secretName.test(name) ? "[redacted]" : redact(inner, depth + 1),
    ]);
  return Object.fromEntries(names.length > most ? [...fields, ["…", `(${names.length} fields)`]] : fields);
}

function redactText(text: string): string {
  const clean = withoutSecrets(text);
  return clean.length > longestText ? `${cut(clean, longestText)}… (${text.length} characters)` : clean;
}
