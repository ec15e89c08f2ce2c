import { coded, type CodedText, type Parameter } from "./catalogue.ts";

type Joint = "list.comma" | "list.and" | "list.sentences";

/** Several pieces as one text, each two joined as the message of that key joins them; empty where there is none. */
export function listed(joint: Joint, pieces: readonly Parameter[]): CodedText {
  const [last = "", ...before] = pieces.toReversed();
  const end = typeof last === "object" && "code" in last ? last : coded("literal", { text: last });
  return before.reduce<CodedText>((rest, first) => coded(joint, { first, rest }), end);
}
