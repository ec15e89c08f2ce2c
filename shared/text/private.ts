import { coded, type CodedText, type Parameter, type Private } from "./catalogue.ts";

/**
 * Makes texts that can be shown to anybody: in place of each private piece stands what it is and a number, the same
 * thing with the same number in all texts that went through one of these.
 */
export function createStandIns(): (text: CodedText) => CodedText {
  const known = new Map<Private["as"], string[]>();

  function standIn({ private: piece, as }: Private): CodedText {
    const others = known.get(as) ?? [];
    known.set(as, others);
    if (!others.includes(piece)) others.push(piece);
    return coded(`private.${as}`, { number: others.indexOf(piece) + 1 });
  }

  function redacted({ code, parameters }: CodedText): CodedText {
    const pieces = Object.entries(parameters).map(([name, piece]) => [name, redactedPiece(piece)] as const);
    return { code, parameters: Object.fromEntries(pieces) };
  }

  function redactedPiece(piece: Parameter): Parameter {
    if (typeof piece !== "object") return piece;
    return "code" in piece ? redacted(piece) : standIn(piece);
  }

  return redacted;
}
