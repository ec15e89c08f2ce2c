import { Buffer } from "node:buffer";
import { activityOf, composed } from "../../shared/names/file-kind.ts";

/** Room for a folder before it (Windows: 260 characters in all) and a number after it (elsewhere: 255 bytes), bytes. */
const longest = 200;
const longestEnding = 24;

/** What some system takes for a path, a wildcard, a stream of another file, or no letter at all. */
const illegal = /[<>:"/\\|?*]/g;
/** Devices to Windows, whatever ending follows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

/**
 * A name under which any system keeps a file, made of what a server calls it: one part, visible, never empty, 200
 * bytes of UTF-8 at most. What would run or be obeyed when it is opened gets an ending that nothing obeys, for the person
 * to take off. A name that is fine stays as it is.
 */
export function fileName(given: string): string {
  const plain = composed(given).replace(illegal, "_");
  const visible = trimmed(plain).replace(/^\.+/, "_");
  const safe = device.test(visible) ? `_${visible}` : visible;
  const kept = shortened(safe);
  const harmless = activityOf(kept) !== null ? shortened(`${kept}.download`) : kept;
  return harmless === "" ? "file" : harmless;
}

/** `report (2).pdf` for the second file of that name. */
export function numbered(name: string, number: number): string {
  const [stem, ending] = parts(name);
  return `${stem} (${number})${ending}`;
}

/** Windows drops spaces and dots at the end by itself, and looks for the file under another name then. */
function trimmed(name: string): string {
  let end = name.length;
  while (end > 0 && /[\s.]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end).trimStart();
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
