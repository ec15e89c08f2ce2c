import { connect, rootCertificates, type DetailedPeerCertificate, type TLSSocket } from "node:tls";
import type { Socket } from "node:net";
import { certificate, seen, type Verdict } from "../../../shared/doctor/diagnosis.ts";
import { isExposed } from "../../../shared/names/plain-http.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import { openSocket } from "./network.ts";
import { endpoint, failed, fine, patience, skipped, warning, type Endpoint, type Probe } from "./probe.ts";
import { openTunnel } from "./proxy.ts";
import type { Parameter } from "../../../shared/text/catalogue.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** A certificate with less than this left is worth a word, ms. */
const soon = 14 * 86_400_000;

/** The certificate, who issued it, and whether it holds for this name, here and now. */
export const probeTls: Probe = async ({ clock, roots }, { origin, isDirect, proxy }) => {
  const { host, port, isSecure, serverName } = endpoint(origin);
  if (isExposed(origin))
    return { found: coded("found.no-encryption"), verdict: warning(coded("advice.not-encrypted")) };
  if (!isSecure) return { found: null, verdict: skipped(coded("because.plain-http")) };
  const raw = isDirect || proxy === null ? await openSocket(clock, host, port) : await openTunnel(clock, proxy, origin);
  if (!raw.ok) return { found: seen(String(raw.error)), verdict: failed(coded("advice.handshake-failed")) };
  const secured = await secure(clock, raw.value, { host, serverName }, roots());
  raw.value.destroy();
  if (!secured.ok) {
    const isPlain = /ECONNRESET|WRONG_VERSION_NUMBER|PACKET_LENGTH|HTTP_REQUEST|UNKNOWN_PROTOCOL/.test(secured.error);
    return {
      found: seen(secured.error),
      verdict: failed(isPlain ? coded("advice.not-tls") : coded("advice.handshake-failed")),
    };
  }
  const { peer, problem, protocol } = secured.value;
  const found = coded("found.certificate", {
    protocol,
    certificate: nameOf(peer.subject),
    issuers: issuersOf(peer),
    until: dayOf(peer.valid_to),
  });
  return { found, verdict: verdictOn(problem, peer, clock.now()) };
};

interface Secured {
  readonly peer: DetailedPeerCertificate;
  /** Node's code of why the certificate does not hold, null when it does. */
  readonly problem: string | null;
  readonly protocol: string;
}

function secure(
  clock: Clock,
  raw: Socket,
  { host, serverName: servername }: Pick<Endpoint, "host" | "serverName">,
  roots: readonly string[],
): Promise<Result<Secured, string>> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      socket: raw,
      host,
      servername,
      // Looked at, not used: nothing is sent over it.
      rejectUnauthorized: false,
      ...(roots.length === 0 ? {} : { ca: [...rootCertificates, ...roots] }),
    });
    const cancel = clock.after(patience, () => fail("ETIMEDOUT"));
    function fail(code: string): void {
      cancel();
      socket.destroy();
      resolve(err(code));
    }
    socket.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    socket.once("end", () => fail("ECONNRESET"));
    socket.once("secureConnect", () => {
      cancel();
      const error: unknown = socket.authorizationError;
      const problem = socket.authorized ? null : error instanceof Error ? error.message : String(error);
      const peer = socket.getPeerCertificate(true);
      resolve(ok({ peer, problem, protocol: socket.getProtocol() ?? "TLS" }));
      socket.destroy();
    });
  });
}

function verdictOn(problem: string | null, peer: DetailedPeerCertificate, now: number): Verdict {
  switch (problem) {
    case null:
      return Date.parse(peer.valid_to) - now < soon
        ? warning(coded("advice.certificate-ends-soon", { until: dayOf(peer.valid_to) }))
        : fine;
    case "CERT_HAS_EXPIRED":
      return failed(coded("advice.certificate-expired", { until: dayOf(peer.valid_to) }));
    case "CERT_NOT_YET_VALID":
      return failed(coded("advice.certificate-not-yet-valid", { from: dayOf(peer.valid_from) }));
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return failed(coded("advice.certificate-other-name", { names: namesOf(peer) }));
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
      return failed(coded("advice.certificate-self-signed"));
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return failed(coded("advice.chain-incomplete", { issuer: nameOf(peer.issuer) }));
    default:
      return failed(coded("advice.certificate-untrusted", { issuer: nameOf(topOf(peer).issuer) }));
  }
}

/** Issuers from the nearest to the last that the server sent. */
function issuersOf(peer: DetailedPeerCertificate): Parameter {
  const names: string[] = [];
  for (let link: DetailedPeerCertificate | null = peer; link !== null; link = next(link))
    names.push(...givenName(link.issuer));
  return names.length === 0 ? nameless : certificate([...new Set(names)].join(" ← "));
}

function topOf(peer: DetailedPeerCertificate): DetailedPeerCertificate {
  const above = next(peer);
  return above === null ? peer : topOf(above);
}

/** The certificate above, as far as it is known; a root stands above itself. */
function next(peer: DetailedPeerCertificate): DetailedPeerCertificate | null {
  // Absent at the end of an incomplete chain, whatever the type says.
  const above: DetailedPeerCertificate | undefined = peer.issuerCertificate;
  return above === undefined || above.fingerprint256 === peer.fingerprint256 ? null : above;
}

function givenName(who: DetailedPeerCertificate["subject"]): readonly string[] {
  const name = [who.CN, who.O].flat().find((each) => each !== undefined && each !== "");
  return name === undefined ? [] : [name];
}

function nameOf(who: DetailedPeerCertificate["subject"]): Parameter {
  const [name] = givenName(who);
  return name === undefined ? nameless : certificate(name);
}

const nameless = coded("found.nameless");

function namesOf(peer: DetailedPeerCertificate): Parameter {
  const names = peer.subjectaltname?.replaceAll(/DNS:|IP Address:/g, "");
  return names === undefined ? nameOf(peer.subject) : certificate(names);
}

function dayOf(date: string): Parameter {
  const day = new Date(date);
  return Number.isNaN(day.getTime()) ? coded("found.unknown-day") : day.toISOString().slice(0, 10);
}
