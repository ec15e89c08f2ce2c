import type { Steps } from "./steps.ts";

/** So much is copied in one step: two milliseconds at worst, with memory that nobody has touched before. */
const stepBytes = 2 ** 19;

/** What comes in of an answer, part by part. */
export interface Body {
  /** False when it has become too long. Its parts are then forgotten. */
  add(part: Uint8Array): boolean;
  /** All of it in one piece. */
  whole(): Steps<Uint8Array>;
}

export function createBody(maxBytes: number): Body {
  let parts: Uint8Array[] = [];
  let size = 0;
  return {
    add(part) {
      size += part.byteLength;
      if (size > maxBytes) parts = [];
      else parts.push(part);
      return size <= maxBytes;
    },
    *whole() {
      const whole = new Uint8Array(size);
      let at = 0;
      let copied = 0;
      for (const piece of parts.flatMap(piecesOf)) {
        whole.set(piece, at);
        at += piece.byteLength;
        copied += piece.byteLength;
        if (copied < stepBytes) continue;
        copied = 0;
        yield;
      }
      return whole;
    },
  };
}

/** Some network stacks give two megabytes at once. */
function piecesOf(part: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(part.byteLength / stepBytes);
  return Array.from({ length: count }, (_none, index) => part.subarray(index * stepBytes, (index + 1) * stepBytes));
}
