import { en } from "./en.ts";
import type { Catalogue } from "./catalogue.ts";

const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = "áƀçđéƒĝĥíĵķĺɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓÞɊŔŠŢÚṼŴẊÝŽ";
const accents: ReadonlyMap<string, string> = new Map(
  Array.from(plain, (letter, at) => [letter, accented[at] ?? letter]),
);

/**
 * The pseudo-locale: English with accents, 40 % longer and in brackets, shown from right to left. What is not accented
 * on the screen does not come from the catalogue, and what has lost a bracket is cut.
 */
export const pseudo: Catalogue = mapValues(en, pseudoMessage);

/** The same message in ICU syntax: arguments and the names of their branches stay as they are. */
export function pseudoMessage(message: string): string {
  const isInText = [true];
  let letters = 0;
  const written = Array.from(message, (character) => {
    if (character === "{") isInText.push(isInText.at(-1) === false);
    else if (character === "}") isInText.pop();
    else if (isInText.at(-1)) {
      letters += 1;
      return accents.get(character) ?? character;
    }
    return character;
  });
  return `⟦${written.join("")}${" ·".repeat(Math.ceil(letters / 5))}⟧`;
}

function mapValues<Key extends string>(of: Readonly<Record<Key, string>>, make: (value: string) => string) {
  const made: Record<Key, string> = { ...of };
  for (const key in of) made[key] = make(of[key]);
  return made;
}
