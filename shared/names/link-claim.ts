/** What a link pretends to be, and what it is. Both are host names; `leadsTo` is as the browser writes it (punycode). */
export interface MisleadingLink {
  readonly says: string;
  readonly leadsTo: string;
}

/** The host name of a web address as the browser understands it, in punycode; null when it is no web address. */
export type HostOf = (address: string) => string | null;

/**
 * Whether the words of a link are an address of another host than the one it leads to. Words that are no address
 * promise nothing. An address with a user name in it (`https://bank.example@evil.example`) says the user name, whatever
 * the words are, because that is what people read.
 */
export function misleadingLink(words: string, target: string, hostOf: HostOf): MisleadingLink | null {
  const hosts = hostsOf(target, hostOf);
  const [first] = hosts;
  if (first === undefined) return null;
  for (const said of [...hostsSaid(words), ...hostsSaid(target)]) {
    const host = hostOf(`https://${said}`) ?? said;
    const other = hosts.find((one) => !isSameHost(one, host));
    if (other !== undefined) return { says: said, leadsTo: other };
  }
  return null;
}

function isSameHost(one: string, other: string): boolean {
  return withoutWww(one) === withoutWww(other);
}

function withoutWww(host: string): string {
  return host.replace(/^www\.|\.$/g, "");
}

function hostsOf(target: string, hostOf: HostOf): readonly string[] {
  if (!/^mailto:/i.test(target)) {
    const host = hostOf(target);
    return host === null ? [] : [host];
  }
  const recipients = (target.slice("mailto:".length).split("?", 1)[0] ?? "").split(/,|%2c/i);
  return recipients.flatMap((recipient) => {
    const domain = /(?:@|%40)([^@%\s]+)$/i.exec(recipient)?.[1];
    return domain === undefined ? [] : [hostOf(`https://${domain}`) ?? domain];
  });
}

/** Of words as long as a page nobody takes in an address, characters. */
const readAtMost = 2_000;

/** Every host that a reader sees in a text, by eye: up to the first sign that ends a name, a user name's included. */
function hostsSaid(text: string): readonly string[] {
  // Signs without a shape of their own are not seen, and every full stop of a name looks like one.
  const seen = text
    .slice(0, readAtMost)
    .replace(/\p{Cf}/gu, "")
    .replace(/[。．｡]/g, ".")
    .trim();
  const explicit = [
    ...seen.matchAll(/(?:https?:[\\/]{2}|(?<![\p{L}\p{N}.@-])(?=www\.))(\[[^\]\s]*\]|[^\s/?#@:\\"'<>]+)/giu),
  ];
  if (explicit.length > 0) return explicit.flatMap(([, host]) => host ?? []);
  const mail = /^(?:mailto:)?[^\s@/:]+@([^\s@/:?]+)(?:\?\S*)?$/i.exec(seen)?.[1];
  if (mail !== undefined) return [mail];
  const [, bare = "", rest = ""] =
    /^([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+)\.?((?::\d+)?(?:[/?#]\S*)?)$/u.exec(seen) ?? [];
  return isName(bare) && !(rest === "" && isFileName(bare)) ? [bare] : [];
}

/** `18.0` is a version, `10.0.0.5` an address. */
function isName(bare: string): boolean {
  return /\.(?=[^.]*\p{L})[^.]{2,}$/u.test(bare) || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(bare);
}

/** Some of these are domains too, but who reads them in a message thinks of a file. */
const fileEndings = new Set(
  (
    "7z avi bat bmp c cc cfg conf cpp cs css csv db doc docx eml exe gif gz h html ico ics ini iso java jpeg jpg js " +
    "json key log md mkv mov mp3 mp4 msg msi odp ods odt ogg pdf php pl png po pot ppt pptx ps py rar rb rs rtf " +
    "sh sql svg tar tex tgz tif tiff toml ts tsx txt wav webm webp xls xlsx xml yaml yml zip"
  ).split(" "),
);

function isFileName(bare: string): boolean {
  return fileEndings.has(bare.slice(bare.lastIndexOf(".") + 1).toLowerCase());
}
