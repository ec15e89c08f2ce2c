/**
 * Names as they are shown: what people, conversations, files, companies and databases are called, in one line.
 *
 * A name is somebody else's text in the middle of ours. What cannot be seen in it can turn the direction of the words
 * around it (`exe.fdp` that reads `pdf.exe`), make two names look the same, or carry words that only programs read.
 */

/** Code units of a name that are shown; Odoo's own names seldom have a quarter of them. */
const longestName = 256;

/** Nothing in it to look at twice. */
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Blanks of every width, line breaks, tabs and other control characters. */
const blank = /^[\p{Cc}\p{Z}\u2800]$/u;

/** Without a shape of its own: marks of direction, joiners, fillers, selectors, tags, halves of characters. */
const unseen = /^[\p{Cs}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;

/** Format characters that are drawn, such as the Arabic sign before a number. */
const drawn = /^[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]$/u;

/** The flag of a part of a country is a black flag and its name in tags. */
const regionFlagOrOne = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|[^]/gu;

/** A picture, a Mongolian letter or a Chinese character, and the form in which it is to be drawn. */
const selected =
  /^(?:\p{Emoji}[\ufe0e\ufe0f]|\p{Script=Mongolian}[\u180b-\u180d\u180f]|\p{Script=Han}[\ufe00-\ufe02\u{e0100}-\u{e01ef}])$/u;

const nonJoiner = "\u200c";
const joiner = "\u200d";
const joinedPicture = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u{e007f}]$/u;
const picture = /^\p{Extended_Pictographic}$/u;

/** Scripts whose letters change with their neighbours: there both joiners are part of the spelling. */
const joining = new RegExp(
  `^[${"Arab Syrc Mong Nkoo Adlm Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt"
    .split(" ")
    .map((script) => `\\p{Script_Extensions=${script}}`)
    .join("")}]$`,
  "u",
);
const letter = /^[\p{L}\p{M}]$/u;
const mark = /^\p{M}$/u;

/**
 * A name as it may be shown in one line: `atMost` code units of it, without what cannot be seen, and empty when that is
 * all of it. What joins letters or pictures stays where it does so. Takes as long as `atMost` is, whatever is given.
 */
export function visibleName(given: string, atMost = longestName): string {
  const name = given.length > atMost ? `${given.slice(0, atMost - 1)}…` : given;
  if (plain.test(name)) return name;
  const parts = partsOf(name);
  const after = nextSeen(parts);
  let shown = "";
  let before = "";
  for (const [index, part] of parts.entries()) {
    if (blank.test(part)) {
      if (before !== " ") shown += " ";
      before = " ";
    } else if (isSeen(part) || isNeeded(part, before, after[index] ?? "")) {
      shown += part;
      before = Array.from(part).at(-1) ?? "";
    }
  }
  return shown.trim();
}

/** Characters, and the flags of regions as one. */
function partsOf(name: string): readonly string[] {
  return name.includes("\u{1f3f4}") ? (name.match(regionFlagOrOne) ?? []) : Array.from(name);
}

/** For each part the next one that has a shape; empty where there is none. */
function nextSeen(parts: readonly string[]): readonly string[] {
  const next: string[] = [];
  let seen = "";
  for (const part of parts.toReversed()) {
    next.push(seen);
    if (isSeen(part)) seen = part;
  }
  return next.toReversed();
}

function isSeen(part: string): boolean {
  return !unseen.test(part) || drawn.test(part);
}

function isNeeded(part: string, before: string, after: string): boolean {
  if (before === "" || before === " ") return false;
  if (selected.test(before + part)) return true;
  if (part !== joiner && part !== nonJoiner) return false;
  if (part === joiner && joinedPicture.test(before) && picture.test(after)) return true;
  if (!isJoining(before)) return false;
  // Old spellings of Malayalam and Sinhala end words with it, after the mark that takes a letter's vowel away.
  return isJoining(after) || (part === joiner && mark.test(before));
}

function isJoining(character: string): boolean {
  return letter.test(character) && joining.test(character);
}
