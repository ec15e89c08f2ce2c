const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const leftToRight =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}])\p{L}/u;
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const embedding = /[\u202a-\u202e\u2066-\u2069]/g;

const firstStrongIsolate = "\u2068";
const popDirectionalIsolate = "\u2069";

/**
 * Text of somebody's inside a sentence of ours. Where letters of the other direction stand in it, it is wrapped, so that
 * it cannot turn round what stands beside it; elsewhere nothing is added, for screen readers and tests go by names.
 */
export function isolated(text: string, direction: "ltr" | "rtl"): string {
  const strange = direction === "ltr" ? rightToLeft : leftToRight;
  if (!strange.test(text) && !controls.test(text)) return text;
  // What would end the isolation from inside has no business in it.
  return `${firstStrongIsolate}${text.replaceAll(embedding, "")}${popDirectionalIsolate}`;
}
