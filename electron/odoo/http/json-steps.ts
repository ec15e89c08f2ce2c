import type { Steps } from "../../core/work/steps.ts";
import type { AnswerLimits } from "./answer-limits.ts";
import { scanJson, type LongValue } from "./json-scan.ts";

/** So many bytes at once take about a millisecond. */
const stepBytes = 2 ** 16;

/**
 * What `JSON.parse` makes of these bytes, in steps: a long list or object is taken apart at its commas, and what lies
 * between them is parsed in pieces.
 * @throws SyntaxError where `JSON.parse` does
 * @throws TooLarge when it is beyond the limits
 */
export function* readJson(bytes: Uint8Array, limits: AnswerLimits, step = stepBytes): Steps<unknown> {
  const long = yield* scanJson(bytes, limits, step);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const text = (from: number, to: number): string => decoder.decode(bytes.subarray(from, to));

  /** One value that may have white space around it. */
  function* value(from: number, to: number): Steps<unknown> {
    const begin = skipSpace(bytes, from, to);
    const found = long.get(begin);
    if (found === undefined || skipSpace(bytes, found.to, to) < to) return JSON.parse(text(from, to));
    return yield* found.isList ? list(found) : object(found);
  }

  function* list(found: LongValue): Steps<readonly unknown[]> {
    const items: unknown[] = [];
    expectEnd(found, 0x5d);
    for (const { from, to, isLong } of pieces(found)) {
      if (isLong) items.push(yield* value(from, to));
      else for (const item of parsed(`[${text(from, to)}]`)) items.push(item[1]);
      yield;
    }
    return items;
  }

  function* object(found: LongValue): Steps<object> {
    const whole = {};
    expectEnd(found, 0x7d);
    for (const { from, to, isLong } of pieces(found)) {
      if (isLong) {
        const colon = colonAfterKey(bytes, from, to);
        const key: unknown = JSON.parse(text(from, colon));
        if (typeof key !== "string") throw new SyntaxError("a member without a name");
        define(whole, key, yield* value(colon + 1, to));
      } else for (const [key, member] of parsed(`{${text(from, to)}}`)) define(whole, key, member);
      yield;
    }
    return whole;
  }

  /** Its items or members, as many together as fit into a step; one that is long by itself stands alone. */
  function* pieces({ from, to, commas }: LongValue): Generator<Piece> {
    if (commas.length === 0 && skipSpace(bytes, from + 1, to - 1) === to - 1) return;
    let begin = from + 1;
    let end = begin;
    for (let index = 0; index <= commas.length; index += 1) {
      const itemFrom = index === 0 ? from + 1 : (commas[index - 1] ?? 0) + 1;
      const itemTo = commas[index] ?? to - 1;
      const isLong = itemTo - itemFrom >= step;
      if (isLong || itemTo - begin > step) {
        if (end > begin) yield { from: begin, to: end, isLong: false };
        begin = itemFrom;
      }
      end = itemTo;
      // Between two commas, or one and a bracket, has to be something; in a piece only JSON.parse would see that.
      if (skipSpace(bytes, itemFrom, itemTo) === itemTo) throw new SyntaxError("a comma too many");
      if (!isLong) continue;
      yield { from: itemFrom, to: itemTo, isLong };
      begin = itemTo + 1;
      end = begin;
    }
    if (end > begin) yield { from: begin, to: end, isLong: false };
  }

  /** The scan does not look which bracket ends what. */
  function expectEnd({ to }: LongValue, bracket: number): void {
    if (bytes[to - 1] !== bracket) throw new SyntaxError("a bracket of another kind");
  }

  // A byte order mark counts for nothing, as with TextDecoder's own default.
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return yield* value(begin, bytes.length);
}

/** The items of a list or the members of an object, each with its place or its name. */
function parsed(json: string): readonly (readonly [string, unknown])[] {
  return Object.entries<unknown>(JSON.parse(json));
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly isLong: boolean;
}

/** A member named `__proto__` is a member, as for `JSON.parse`. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

/** The first place from `from` on that holds no white space of JSON; `to` when there is none. */
function skipSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(bytes[at])) at += 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** @throws SyntaxError when there is no key with a colon behind it. */
function colonAfterKey(bytes: Uint8Array, from: number, to: number): number {
  let at = skipSpace(bytes, from, to);
  if (bytes[at] !== 0x22) throw new SyntaxError("a member without a name");
  for (at += 1; at < to && bytes[at] !== 0x22; at += 1) if (bytes[at] === 0x5c) at += 1;
  const colon = skipSpace(bytes, at + 1, to);
  if (bytes[colon] !== 0x3a) throw new SyntaxError("a name without a colon");
  return colon;
}
