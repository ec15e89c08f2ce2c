import { Buffer } from "node:buffer";

/** Room for a folder before it (Windows: 260 characters in all) and a number after it (elsewhere: 255 bytes), bytes. */
const longest = 200;
const longestEnding = 24;

/** What some system takes for a path, a wildcard, a stream of another file, or no letter at all. */
const illegal = /[<>:"/\\|?*]/g;
/** Control characters, halves of characters, and what turns the direction of writing: `exe.fdp` that reads `pdf.exe`. */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
/** Devices to Windows, whatever ending follows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;
/** What a file manager follows or obeys as soon as it shows the folder: some answer to whoever sent it. */
const obeyed = /(?:^desktop\.ini|\.(?:lnk|local|scf|url|desktop|library-ms|searchconnector-ms|\{[^.]*\}))$/i;

/**
 * A name under which any system keeps a file, made of what a server calls it: one part, visible, never empty, 200
 * bytes of UTF-8 at most. A name that is fine stays as it is.
 */
export function fileName(given: string): string {
  const plain = composed(given).replace(illegal, "_");
  const visible = trimmed(plain).replace(/^\.+/, "_");
  const safe = device.test(visible) ? `_${visible}` : visible;
  const kept = shortened(safe);
  const harmless = obeyed.test(kept) ? shortened(`${kept}.download`) : kept;
  return harmless === "" ? "file" : harmless;
}

/** A file's own name as it is shown and sent: without what is no letter, or turns the direction of writing. */
export function visibleName(given: string): string {
  return composed(given).trim() || "file";
}

/** Composed after what is unseen has gone: what stood on both sides of it may be one letter now. */
function composed(given: string): string {
  return given.replace(unseen, "").normalize("NFC");
}

/** `report (2).pdf` for the second file of that name. */
export function numbered(name: string, number: number): string {
  const [stem, ending] = parts(name);
  return `${stem} (${number})${ending}`;
}

/** Windows drops spaces and dots at the end by itself, and looks for the file under another name then. */
function trimmed(name: string): string {
  return name.trimStart().replace(/[\s.]+$/, "");
}

function shortened(name: string): string {
  const [stem, ending] = parts(name);
  const letters = Array.from(stem.slice(0, longest));
  while (Buffer.byteLength(letters.join("") + ending) > longest) letters.pop();
  return trimmed(letters.join("") + ending);
}

function parts(name: string): readonly [stem: string, ending: string] {
  const ending = /(?<=.)(?:\.tar)?\.[^.\s]+$/i.exec(name)?.[0] ?? "";
  return ending === "" || Buffer.byteLength(ending) > longestEnding
    ? [name, ""]
    : [name.slice(0, -ending.length), ending];
}
