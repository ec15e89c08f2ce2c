import type { Steps } from "../../core/work/steps.ts";
import { TooLarge, type AnswerLimits } from "./answer-limits.ts";

/** A list or an object that is too long to be parsed in one step. Places are those of its bytes in the whole. */
export interface LongValue {
  readonly isList: boolean;
  /** Of its bracket. */
  readonly from: number;
  /** Behind its last bracket. */
  readonly to: number;
  /** Of the commas between its items or members. */
  readonly commas: readonly number[];
}

/** Of what has no mark in it, such as white space or a number: no more than that has a reason. */
const plainBytes = 2 ** 16;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Walks over JSON without making anything of it: whether it keeps to the limits, and where its long lists and objects
 * have their commas. Of what is no JSON it only sees what has no end; `JSON.parse` is the judge of the rest.
 * @param step so many bytes are scanned in one step, and so many make a list or an object long
 * @returns the long ones by the place where each begins
 * @throws SyntaxError
 * @throws TooLarge
 */
export function* scanJson(
  bytes: Uint8Array,
  limits: AnswerLimits,
  step: number,
): Steps<ReadonlyMap<number, LongValue>> {
  const long = new Map<number, LongValue>();
  const open: { readonly isList: boolean; readonly from: number; readonly commas: number[] }[] = [];
  let listsOpen = 0;
  let values = 1;
  let nextStep = step;
  /** The last place that was no number, word or white space. */
  let mark = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (at >= nextStep) {
      if (at - mark > plainBytes) throw new TooLarge(`a number or white space of more than ${plainBytes} bytes`);
      nextStep = at + step;
      yield;
    }
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfText(bytes, at, limits.text);
      mark = at;
    } else if (byte === comma) {
      mark = at;
      const inner = open.at(-1);
      if (inner === undefined) throw new SyntaxError("a comma outside of any value");
      values += 1;
      if (values > limits.values) throw new TooLarge(`more than ${limits.values} values`);
      inner.commas.push(at);
      const isNarrow = !inner.isList || listsOpen > 1;
      if (isNarrow && inner.commas.length >= limits.width) throw new TooLarge(`more than ${limits.width} in one value`);
    } else if (byte === openList || byte === openObject) {
      mark = at;
      if (open.length >= limits.depth) throw new TooLarge(`nested deeper than ${limits.depth}`);
      const isList = byte === openList;
      values += 1;
      if (isList) listsOpen += 1;
      open.push({ isList, from: at, commas: [] });
    } else if (byte === closeList || byte === closeObject) {
      mark = at;
      const closed = open.pop();
      if (closed === undefined) throw new SyntaxError("a bracket that closes nothing");
      if (closed.isList) listsOpen -= 1;
      if (at - closed.from >= step) long.set(closed.from, { ...closed, to: at + 1 });
    }
  }
  if (open.length > 0) throw new SyntaxError("it breaks off");
  return long;
}

/** @returns the place of the mark that ends the text which begins at `from` */
function endOfText(bytes: Uint8Array, from: number, limit: number): number {
  const end = Math.min(bytes.length, from + limit + 2);
  for (let at = from + 1; at < end; at += 1) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === backslash) at += 1;
  }
  if (end === bytes.length) throw new SyntaxError("a text that breaks off");
  throw new TooLarge(`a text of more than ${limit} bytes`);
}
