import { find } from "linkifyjs";
import { addressesIn } from "../../../shared/names/addresses-in-text.ts";
import { cut } from "../../../shared/names/cut.ts";

export interface TextPiece {
  readonly text: string;
  readonly href: string | null;
  /** Where in the whole text it begins. */
  readonly start: number;
}

interface Link {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** What comes after so many characters is shown without links. */
const longestSearched = 100_000;

/**
 * A word without a scheme is looked at for `example.com` and `me@example.com` up to this length: the library begins
 * anew at each of its dots. Longer than that, nobody writes them by hand.
 */
const longestBareWord = 128;

/** Text with its addresses found: for what comes as text, such as our own echoes. */
export function splitLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { start, end, href } of linksIn(cut(text, longestSearched))) {
    if (start > from) pieces.push({ text: text.slice(from, start), href: null, start: from });
    pieces.push({ text: text.slice(start, end), href, start });
    from = end;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from), href: null, start: from });
  return pieces;
}

function linksIn(text: string): readonly Link[] {
  if (!/[.:@]/.test(text)) return [];
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
    linksInWord(word).map(({ start, end, href }) => ({ start: index + start, end: index + end, href })),
  );
}

/** Addresses with a scheme, and what stands between them where it looks like an address without one. */
function linksInWord(word: string): readonly Link[] {
  const links: Link[] = [];
  let from = 0;
  for (const address of addressesIn(word)) {
    links.push(...bareLinks(word.slice(from, address.start), from), address);
    from = address.end;
  }
  links.push(...bareLinks(word.slice(from), from));
  return links;
}

function bareLinks(words: string, offset: number): readonly Link[] {
  if (words.length > longestBareWord || !/[.@]/.test(words)) return [];
  return find(words, { defaultProtocol: "https" })
    .filter(({ href }) => /^(?:https?|mailto):/i.test(href))
    .map(({ start, end, href }) => ({ start: start + offset, end: end + offset, href }));
}
