import type { HttpFaultType } from "../ports/http.ts";
import type { TransportEnd } from "../ports/bus.ts";
import { httpFaultText, isPage } from "../workspace/failure-texts.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** What we do when a line has ended, or has not come up. */
export type ConnectionEndAction =
  /** Again, after a wait that grows. */
  | "retry"
  /** Again without a wait, when the line before had held. */
  | "retry-at-once"
  /** Again, but leave the server alone for longer: somebody has to mend something first. */
  | "retry-slowly"
  /** The server asks to be left alone: not before some seconds have passed, and no deed of the person's hurries it. */
  | "ease-off"
  /** Ask whether the session lives; then again, or stop. */
  | "check-session"
  /** Read the session anew for the version, then once more; then stop. */
  | "refresh-once";

export interface ConnectionEndRow {
  /** For the log and for who reads this. */
  readonly means: string;
  readonly action: ConnectionEndAction;
  /** What the person reads; null when there is nothing to say. */
  readonly reads: CodedText | null;
}

/** Every way in which a line ends or fails to begin (WIRE.md §3.4, §3.5, and what proxies answer in Odoo's place). */
export const connectionEnds = {
  outdated: row(
    "1000 OUTDATED_VERSION: our websocket version is not the server's (§3.2)",
    "refresh-once",
    coded("end.outdated"),
  ),
  finished: row("1000: closed in good order", "retry", coded("end.finished")),
  "going-away": row("1001: the server stops (SIGTERM)", "retry", coded("end.going-away")),
  cut: row("1006 or an unknown code: gone without a word", "retry", coded("end.lost")),
  refused: row("1008: against a policy", "check-session", coded("end.refused")),
  "too-large": row("1009: a frame of ours was over 1 MiB", "retry", coded("end.lost")),
  "answer-too-large": row(
    "a frame, or an answer to polling, beyond what is read of one: the news in it are caught up with by other requests",
    "ease-off",
    coded("end.answer-too-large"),
  ),
  "server-error": row("1011: an exception in the server's bus", "retry", coded("end.server-error")),
  "slow-down": row("1013: our rate limit, or no database connection left", "ease-off", coded("end.busy")),
  "session-dead": row("4001: the session was found dead", "check-session", coded("end.session-dead")),
  "too-old": row("4002: the connection reached its age; all is well", "retry-at-once", null),
  silent: row("nothing was heard, nor an answer to our ping: dead TCP", "retry-at-once", coded("end.silent")),
  mute: row("101, then nothing at all, not even an answer to a ping", "retry-slowly", coded("end.mute")),
  "cut-early": row("101, then cut within moments, before the line has held", "retry", coded("end.cut-early")),
  "http-bad": row(
    "HTTP 400: a header is missing, mostly Origin or Upgrade, taken out by a proxy",
    "retry-slowly",
    coded("end.http-bad"),
  ),
  "http-denied": row(
    "HTTP 401 or 403: something before Odoo wants a sign-in of its own",
    "retry-slowly",
    coded("end.http-denied"),
  ),
  "http-missing": row("HTTP 404: no /websocket there", "retry-slowly", coded("end.http-missing")),
  "http-unbound": row(
    "HTTP 500: 'Couldn't bind the websocket', the proxy sends /websocket to the wrong port (§3.5)",
    "retry-slowly",
    coded("end.http-unbound"),
  ),
  "http-busy": row("HTTP 429: too many requests", "ease-off", coded("end.busy")),
  "http-down": row("HTTP 502, 503, 504: a proxy cannot reach Odoo", "retry", coded("end.http-down")),
  "http-cloudflare": row(
    "HTTP 520 to 527, 530: Cloudflare cannot reach the server",
    "retry",
    coded("end.http-cloudflare"),
  ),
  "http-page": row(
    "a page, or the way to one, in the place of 101: a captive portal answers for everybody",
    "retry",
    coded("server.kept", { problem: coded("server.page") }),
  ),
  "http-other": row("any other status in the place of 101", "retry-slowly", coded("end.http-other")),
  "name-not-resolved": faulty("name-not-resolved", "the name has no address"),
  "connection-refused": faulty("refused", "nobody listens there"),
  unreachable: faulty("unreachable", "no way there"),
  certificate: faulty("certificate", "the certificate is not trusted", "retry-slowly"),
  "client-certificate": faulty("client-certificate", "a certificate of the person's own is asked for", "retry-slowly"),
  timeout: faulty("timeout", "no answer in time"),
  broken: faulty("broken", "cut while it came up"),
} as const satisfies Record<string, ConnectionEndRow>;

export type ConnectionEnd = keyof typeof connectionEnds;

/** The row for what the transport reported. */
export function connectionEndOf(end: TransportEnd): ConnectionEnd {
  if (end.code !== null) return closeCodeName(end.code, end.reason);
  if (end.status !== null) return statusName(end.status);
  if (end.fault !== null) return faultName(end.fault.type);
  return "cut";
}

function closeCodeName(code: number, reason: string): ConnectionEnd {
  switch (code) {
    case 1000:
      return reason === "OUTDATED_VERSION" ? "outdated" : "finished";
    case 1001:
      return "going-away";
    case 1008:
      return "refused";
    case 1009:
      return "too-large";
    case 1011:
      return "server-error";
    case 1013:
      return "slow-down";
    case 4001:
      return "session-dead";
    case 4002:
      return "too-old";
    default:
      return "cut";
  }
}

function statusName(status: number): ConnectionEnd {
  if (status === 400) return "http-bad";
  if (status === 401 || status === 403) return "http-denied";
  if (status === 404) return "http-missing";
  if (status === 429) return "http-busy";
  if (status === 500) return "http-unbound";
  if (status >= 502 && status <= 504) return "http-down";
  if (status >= 520 && status <= 530) return "http-cloudflare";
  return isPage(status) ? "http-page" : "http-other";
}

function faultName(fault: HttpFaultType): ConnectionEnd {
  switch (fault) {
    case "name-not-resolved":
    case "unreachable":
    case "certificate":
    case "client-certificate":
    case "timeout":
    case "broken":
      return fault;
    case "refused":
      return "connection-refused";
    case "too-large":
      return "answer-too-large";
    case "aborted":
    case "held-back":
      return "cut";
  }
}

function row(means: string, action: ConnectionEndAction, reads: CodedText | null): ConnectionEndRow {
  return { means, action, reads };
}

function faulty(fault: HttpFaultType, means: string, action: ConnectionEndAction = "retry"): ConnectionEndRow {
  return { means, action, reads: httpFaultText(fault) };
}
