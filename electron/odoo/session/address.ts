import { isIP } from "node:net";
import { shortened } from "../../../shared/names/cut.ts";
import { isLocalAddress } from "../../../shared/names/plain-http.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** A deep link into the web client may be long, characters. */
const longestAddress = 8_000;

export interface AddressProblem {
  readonly reason: "address" | "odoo-sh-page";
  readonly text: CodedText;
}

export interface Address {
  readonly origin: string;
  /** What may be meant where nothing speaks https at `origin`; null when the person said which, or it is settled. */
  readonly plainOrigin: string | null;
}

/**
 * The origin of the server that a person means by what they typed, pasted or were sent: a bare host, a login page,
 * a deep link into the web client. Whatever does not say otherwise is https, whatever its port. No request is made.
 */
export function normaliseAddress(typed: string): Result<Address, AddressProblem> {
  if (typed.length > longestAddress) return unclear(coded("address.too-long", { typed: shortened(typed, 60) }));
  const text = bare(typed.trim());
  if (text === "") return unclear(coded("address.missing"));
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https")
    return unclear(coded("address.scheme", { scheme }));
  if (scheme === undefined && /^[^/?#]*@/.test(text)) return unclear(coded("address.e-mail"));
  const url = parse(scheme === undefined ? `https://${bracketed(text)}` : text);
  if (url === null) return unclear(coded("address.unclear", { typed: shortened(text, 60) }));
  if (isOdooSh(url.hostname)) return err({ reason: "odoo-sh-page", text: coded("address.odoo-sh") });
  if (scheme !== undefined) return ok({ origin: url.origin, plainOrigin: null });
  const plainOrigin = parse(`http://${bracketed(text)}`)?.origin ?? null;
  return ok(
    hasNoCertificate(url)
      ? { origin: plainOrigin ?? url.origin, plainOrigin: null }
      : { origin: url.origin, plainOrigin },
  );
}

function unclear(text: CodedText): Result<never, AddressProblem> {
  return err({ reason: "address", text });
}

function parse(text: string): URL | null {
  if (/\s/.test(text)) return null;
  try {
    const url = new URL(text);
    // The parser leaves ports of the scheme out of `origin`, so an explicit :443 or :80 disappears by itself.
    return url.hostname === "" || /^[.-]|\.\.|%/.test(url.hostname) ? null : url;
  } catch {
    return null;
  }
}

/** An IPv6 address is often typed without the brackets that a URL wants. */
function bracketed(text: string): string {
  const host = /^[^/?#]*/.exec(text)?.[0] ?? "";
  return isIP(host) === 6 ? `[${host}]${text.slice(host.length)}` : text;
}

function isOdooSh(host: string): boolean {
  return host === "odoo.sh" || host === "www.odoo.sh";
}

/** Nobody has one for these; anything else gets https unless http was typed. */
function hasNoCertificate({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || isLocalAddress(hostname);
}

/** Without the brackets and quotation marks that it was sent in. */
function bare(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && `<"'“«`.includes(text.charAt(start))) start += 1;
  while (end > start && `>"'”»`.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
