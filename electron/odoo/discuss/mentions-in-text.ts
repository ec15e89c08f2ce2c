import type { Mention } from "../../../shared/domain/messages/content.ts";
import type { PartnerId } from "../../../shared/ids.ts";

/** Where in a text somebody is named, `@` included. */
export interface MentionInText {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly partner: PartnerId;
}

const letter = /[\p{L}\p{N}_]/u;

/** The places where `@name` stands in the text by itself, in their order; of two names that fit, the longer one. */
export function mentionsIn(text: string, mentions: readonly Mention[]): readonly MentionInText[] {
  if (mentions.length === 0) return [];
  const longestFirst = mentions.toSorted((a, b) => b.name.length - a.name.length);
  const found: MentionInText[] = [];
  for (let start = text.indexOf("@"); start >= 0; start = text.indexOf("@", start + 1)) {
    if (letter.test(text.charAt(start - 1))) continue;
    const meant = longestFirst.find(({ name }) => {
      const end = start + 1 + name.length;
      return text.startsWith(name, start + 1) && !letter.test(text.charAt(end));
    });
    if (meant) found.push({ start, end: start + 1 + meant.name.length, partner: meant.partner });
  }
  return found;
}
