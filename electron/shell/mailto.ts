/** Windows takes no more than 2,083 characters of an address. */
const longest = 2_000;
const longestSubject = 200;
const mostPeople = 20;

/** No quote but the one in O'Brien, no space, no bracket, and no dash in front that a mail program takes for an option. */
const mailAddress = /^(?!-)[\p{L}\p{N}._+=~'/-]+@(?!-)[\p{L}\p{N}.-]+$/u;
/** RFC 5321 §4.5.3.1, characters. */
const longestAddress = 254;

/** What breaks a line, or is not seen. Some mail programs take what follows a line break for their next header. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * A `mailto:` address made anew of what may be in one: people, a copy to people, a subject and a body of one line. All
 * else, such as a file to attach or a copy that nobody sees, never reaches the mail program. A body that is too long is
 * cut. Null when one of the people is no mail address, the rest is too long, or nothing is left.
 */
export function safeMailto({ pathname, search }: URL): string | null {
  const fields = fieldsIn(search);
  const to = people(pathname);
  const cc = people(fields.get("cc") ?? "");
  const subject = words(fields.get("subject") ?? "");
  const body = words(fields.get("body") ?? "");
  if (to === null || cc === null || subject === null || body === null) return null;
  const named = [to, field("cc", cc), field("subject", encode(subject, longestSubject))];
  const room = longest - named.join("&").length - "mailto:?body=".length;
  if (room < 0) return null;
  const [first, ...rest] = [...named, field("body", encode(body, room))];
  const query = rest.filter((one) => one !== "").join("&");
  if (query === "") return first === "" ? null : `mailto:${first}`;
  return `mailto:${first}?${query}`;
}

/** By name in small letters; of two fields of one name the first counts. A plus sign is itself here (RFC 6068). */
function fieldsIn(search: string): ReadonlyMap<string, string> {
  const pairs = search.slice(1).split("&").toReversed();
  return new Map(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name.toLowerCase(), value.join("=")];
    }),
  );
}

function field(name: string, value: string): string {
  return value === "" ? "" : `${name}=${value}`;
}

/** With commas between them; null when there are too many, or one of them is no mail address. */
function people(encoded: string): string | null {
  const all = decode(encoded)?.split(",");
  if (all === undefined || all.length > mostPeople) return null;
  if (all.length === 1 && all[0] === "") return "";
  const addresses = all.map((one) => one.replace(/^ /, ""));
  if (!addresses.every((one) => one.length <= longestAddress && mailAddress.test(one))) return null;
  return addresses.map((one) => encode(one, longest).replace("%40", "@")).join(",");
}

function words(encoded: string): string | null {
  return decode(encoded)?.replace(unseen, " ").trim() ?? null;
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** As many characters as have room when they are escaped. */
function encode(text: string, room: number): string {
  let encoded = "";
  for (const letter of text) {
    const escaped = letter === "'" ? "%27" : encodeURIComponent(letter);
    if (encoded.length + escaped.length > room) break;
    encoded += escaped;
  }
  return encoded;
}
