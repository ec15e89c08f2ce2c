import type { CodedText } from "./catalogue.ts";

/** Whether both say the same, with the same parameters. */
export function isSameText(one: CodedText | null, other: CodedText | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
