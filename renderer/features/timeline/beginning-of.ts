import { cut } from "../../../shared/names/cut.ts";

export interface Measure {
  /** Of what is read; a tag counts as a few, so that empty elements have an end, too. */
  readonly characters: number;
  readonly lines: number;
}

/** A tag with its attributes, a character reference, a line break, or text between them. */
const pieces = /<[^<>]*>|&[#\w]{1,32};|\n|[^<&\n]+|[<&]/g;
const breaking = /^<(?:br|p|div|li|tr|pre|blockquote|h[1-6])\b/i;
const tagCounts = 4;

/**
 * As much of a message as the measure allows, whether it is plain text or HTML: the message itself when it is no
 * longer. No tag and no character reference is parted; what is left open the parser closes.
 */
export function beginningOf(message: string, { characters, lines }: Measure): string {
  if (message.length <= Math.min(characters, lines)) return message;
  let [read, broken] = [0, 0];
  for (const { 0: piece, index } of message.matchAll(pieces)) {
    const isTag = piece.startsWith("<") && piece.length > 1;
    if (piece === "\n" || (isTag && breaking.test(piece))) broken += 1;
    if (broken > lines) return message.slice(0, index);
    const isText = !isTag && piece.length > 1 && !piece.startsWith("&");
    if (isText && read + piece.length > characters) return message.slice(0, index) + cut(piece, characters - read);
    read += isTag ? tagCounts : isText ? piece.length : 1;
    if (read > characters) return message.slice(0, index);
  }
  return message;
}
