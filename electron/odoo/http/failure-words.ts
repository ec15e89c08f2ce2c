/** What servers say, recognised by their words where they give nothing better. Odoo puts them first or last. */

/** Tracebacks end with the reason, and sentences begin with it; nothing else is looked at, characters. */
const looked = 10_000;

/** PostgreSQL's `database "x" does not exist`, or a proxy's "Database not found". */
export function saysDatabaseIsMissing(text: string): boolean {
  const words = endsOf(text).toLowerCase();
  if (words.includes("database not found")) return true;
  const at = words.indexOf("database ");
  return at >= 0 && words.includes("does not exist", at);
}

/** Odoo's brake on those who try many secrets (WIRE.md §9). */
export function saysTooMany(text: string): boolean {
  return endsOf(text).toLowerCase().includes("too many");
}

function endsOf(text: string): string {
  return text.length <= 2 * looked ? text : `${text.slice(0, looked)}\n${text.slice(-looked)}`;
}
