/** An address that shows itself as one, and where in the text it stands. */
export interface AddressInText {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** With its scheme. */
  readonly href: string;
}

const begins = /(?<![a-z0-9])(?:https?:\/\/(?=[\p{L}\p{N}\p{Emoji_Presentation}[])|www\.[\p{L}\p{N}-]+\.(?=\p{L}))/giu;
/** Up to white space, a quotation mark, or the full stops and brackets of Chinese and Japanese. */
const runs = /[^\s<>"“”„‟‘’‚‛«»`。、，；：！？（）【】「」『』《》]*/uy;
/** At its end these belong to the sentence. */
const punctuation: ReadonlySet<string> = new Set(".,;:!?'…");
const openingOf: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

/** No server takes a longer one: it is left as text. */
const longestAddress = 8_000;

/** The addresses of a text that begin with `http://`, `https://` or `www.`, in their order; each character is looked at once. */
export function addressesIn(text: string): readonly AddressInText[] {
  const found: AddressInText[] = [];
  begins.lastIndex = 0;
  for (let match = begins.exec(text); match !== null; match = begins.exec(text)) {
    const { index: start } = match;
    runs.lastIndex = begins.lastIndex;
    const whole = match[0] + (runs.exec(text)?.[0] ?? "");
    // Whatever becomes of it, nothing begins inside of it.
    begins.lastIndex = start + whole.length;
    if (whole.length > longestAddress) continue;
    const address = whole.slice(0, endOf(whole));
    const href = /^www/i.test(address) ? `https://${address}` : address;
    found.push({ start, end: start + address.length, href });
  }
  return found;
}

/** Where the address ends: before the punctuation of the sentence, and before a bracket that was opened before it. */
function endOf(whole: string): number {
  const balance = new Map<string, number>();
  for (const sign of whole) balance.set(sign, (balance.get(sign) ?? 0) + 1);
  const count = (sign: string): number => balance.get(sign) ?? 0;
  let end = whole.length;
  for (; end > 0; end -= 1) {
    const last = whole.charAt(end - 1);
    const opening = openingOf.get(last);
    const isUnopened = opening !== undefined && count(last) > count(opening);
    if (!isUnopened && !punctuation.has(last) && last !== "(" && last !== "[" && last !== "{") break;
    balance.set(last, count(last) - 1);
  }
  return end;
}
