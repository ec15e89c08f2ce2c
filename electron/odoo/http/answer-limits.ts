/**
 * What an answer of a server may be at most. Nothing that Odoo has reason to say comes near: its list of 20,000
 * conversations is 30 MB with 3 million values, seven levels deep.
 */
export interface AnswerLimits {
  readonly bytes: number;
  /** Lists and objects within each other. */
  readonly depth: number;
  /** Values of any kind. */
  readonly values: number;
  /** Members of an object, and items of a list that stands in another one: lists of records alone may be longer. */
  readonly width: number;
  /** Bytes of one text. */
  readonly text: number;
}

export const answerLimits: AnswerLimits = {
  bytes: 32 * 2 ** 20,
  depth: 64,
  values: 4_000_000,
  width: 10_000,
  text: 8 * 2 ** 20,
};

/** A file in base64, in one answer of XML. */
export const fileAnswerLimits: AnswerLimits = { ...answerLimits, bytes: 64 * 2 ** 20, text: 64 * 2 ** 20 };

/** A page that somebody reads a sentence or a token from. */
export const pageBytes = 2 ** 20;

/** An answer is beyond a limit; the message says which. */
export class TooLarge extends Error {}
