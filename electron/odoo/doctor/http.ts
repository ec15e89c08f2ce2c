import { advice } from "../../../shared/doctor/advice.ts";
import { host as hostName, page, say, type Phrase, type Private } from "../../../shared/doctor/diagnosis.ts";
import { cut } from "../../../shared/names/cut.ts";
import type { HttpFault, HttpResponse } from "../../core/ports/http.ts";
import { pageBytes } from "../http/answer-limits.ts";
import { userAgent } from "../http/json-rpc.ts";
import { failed, fine, patience, warning, type Finding, type Instruments, type Probe } from "./probe.ts";

/** One GET, no redirect followed. */
export function get({ http }: Pick<Instruments, "http">, url: string, cookie: string | null) {
  return http({
    method: "GET",
    url,
    headers: { accept: "*/*", "user-agent": userAgent, ...(cookie === null ? {} : { cookie }) },
    body: null,
    timeout: patience,
    maxBytes: pageBytes,
    signal: null,
  });
}

/** Who answers at the address: a server, a proxy in its place, or a hint to go elsewhere. */
export const probeHttp: Probe = async (instruments, { origin }) => {
  const answer = await get(instruments, `${origin}/web/login`, null);
  if (!answer.ok) return faultFinding(origin, answer.error);
  const { status } = answer.value;
  const server = answer.value.headers.get("server")?.[0];
  const found = server === undefined ? say`HTTP ${status}` : say`HTTP ${status} from ${page(cut(server, 80))}`;
  const target = status >= 300 && status < 400 ? targetOf(answer.value, origin) : null;
  if (target !== null && target.origin !== origin) return redirected(found, origin, target);
  const advised = adviceOnStatus(status);
  return advised === null ? { found, verdict: fine } : { found, verdict: failed(advised) };
};

/** A step from http to https on the same host is taken, as signing in takes it too. */
function redirected(found: Phrase, from: string, target: URL): Finding {
  const to: Private = hostName(target.origin);
  const seen = [...found, ...say`, on to ${to}`];
  const isSecured =
    target.hostname === new URL(from).hostname && from.startsWith("http:") && target.protocol === "https:";
  return isSecured
    ? { found: seen, verdict: warning(advice.secureInstead(to)), learnt: { origin: target.origin } }
    : { found: seen, verdict: failed(advice.elsewhere(to)) };
}

function targetOf({ headers }: HttpResponse, base: string): URL | null {
  const location = headers.get("location")?.[0];
  return location !== undefined && URL.canParse(location, base) ? new URL(location, base) : null;
}

/** What a status says about who stands in front of Odoo; null when it may well be Odoo's own. */
export function adviceOnStatus(status: number): Phrase | null {
  if (status === 401 || status === 403 || status === 407) return advice.wantsSignIn;
  if (status === 429) return advice.tooManyRequests;
  if (status >= 502 && status <= 504) return advice.proxyWithoutOdoo;
  if (status >= 520 && status <= 530) return advice.cloudflareWithoutOdoo;
  return status >= 500 ? advice.serverError : null;
}

export function faultFinding(origin: string, { type, detail }: HttpFault): Finding {
  const name = hostName(new URL(origin).host);
  const found = say`${type}: ${page(detail)}`;
  switch (type) {
    case "name-not-resolved":
      return { found, verdict: failed(advice.nameUnknown(name)) };
    case "refused":
      return { found, verdict: failed(advice.refused(name)) };
    case "unreachable":
      return { found, verdict: failed(advice.unreachable(name)) };
    case "certificate":
      return { found, verdict: failed(advice.certificateRefused) };
    case "client-certificate":
      return { found, verdict: failed(advice.ownCertificateAsked) };
    case "timeout":
    case "broken":
    case "aborted":
    case "held-back":
      return { found, verdict: failed(advice.answerBroken) };
    case "too-large":
      return { found, verdict: failed(advice.notOdoo) };
  }
}
