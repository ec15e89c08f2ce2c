import { coded, type CodedText } from "../../shared/text/catalogue.ts";

/** A text that reads so in every language. */
export function literal(text: string): CodedText {
  return coded("literal", { text });
}
