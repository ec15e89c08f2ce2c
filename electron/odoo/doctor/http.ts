import { host as hostName, page } from "../../../shared/doctor/diagnosis.ts";
import { cut } from "../../../shared/names/cut.ts";
import type { HttpFault, HttpResponse } from "../../core/ports/http.ts";
import { pageBytes } from "../http/answer-limits.ts";
import { userAgent } from "../http/json-rpc.ts";
import { failed, fine, patience, warning, type Finding, type Instruments, type Probe } from "./probe.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

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
  const found =
    server === undefined
      ? coded("found.http", { status })
      : coded("found.http-from", { status, server: page(cut(server, 80)) });
  const target = status >= 300 && status < 400 ? targetOf(answer.value, origin) : null;
  if (target !== null && target.origin !== origin) return redirected(found, origin, target);
  const advised = adviceOnStatus(status);
  return advised === null ? { found, verdict: fine } : { found, verdict: failed(advised) };
};

/** A step from http to https on the same host is taken, as signing in takes it too. */
function redirected(found: CodedText, from: string, target: URL): Finding {
  const to = hostName(target.origin);
  const sentOn = coded("found.sent-on", { found, target: to });
  const isSecured =
    target.hostname === new URL(from).hostname && from.startsWith("http:") && target.protocol === "https:";
  return isSecured
    ? {
        found: sentOn,
        verdict: warning(coded("advice.secure-instead", { origin: to })),
        learnt: { origin: target.origin },
      }
    : { found: sentOn, verdict: failed(coded("advice.elsewhere", { origin: to })) };
}

function targetOf({ headers }: HttpResponse, base: string): URL | null {
  const location = headers.get("location")?.[0];
  return location !== undefined && URL.canParse(location, base) ? new URL(location, base) : null;
}

/** What a status says about who stands in front of Odoo; null when it may well be Odoo's own. */
export function adviceOnStatus(status: number): CodedText | null {
  if (status === 401 || status === 403 || status === 407) return coded("advice.wants-sign-in");
  if (status === 429) return coded("advice.too-many-requests");
  if (status >= 502 && status <= 504) return coded("advice.proxy-without-odoo");
  if (status >= 520 && status <= 530) return coded("advice.cloudflare-without-odoo");
  return status >= 500 ? coded("advice.server-error") : null;
}

export function faultFinding(origin: string, { type, detail }: HttpFault): Finding {
  const name = hostName(new URL(origin).host);
  const found = coded("found.fault", { fault: type, detail: page(detail) });
  switch (type) {
    case "name-not-resolved":
      return { found, verdict: failed(coded("advice.name-unknown", { server: name })) };
    case "refused":
      return { found, verdict: failed(coded("advice.refused", { server: name })) };
    case "unreachable":
      return { found, verdict: failed(coded("advice.unreachable", { server: name })) };
    case "certificate":
      return { found, verdict: failed(coded("advice.certificate-refused")) };
    case "client-certificate":
      return { found, verdict: failed(coded("advice.own-certificate-asked")) };
    case "timeout":
    case "broken":
    case "aborted":
    case "held-back":
      return { found, verdict: failed(coded("advice.answer-broken")) };
    case "too-large":
      return { found, verdict: failed(coded("advice.not-odoo")) };
  }
}
