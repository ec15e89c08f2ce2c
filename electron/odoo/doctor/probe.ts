import { isIP } from "node:net";
import type { StepName, Verdict } from "../../../shared/doctor/diagnosis.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import type { KeptSignInState } from "../../core/ports/governor-state.ts";
import type { TargetKey } from "../../core/app/app-ports.ts";
import type { BusConnection } from "./connection.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

/** What every probe works with. */
export interface Instruments {
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  /** Authorities to trust beside Node's own, PEM. */
  readonly roots: () => readonly string[];
}

/** What is known of the server so far. Each probe adds to it. */
export interface Known {
  /** `https://HOST[:PORT]` */
  readonly origin: string;
  /** The proxy that this computer is told to use for that origin; null for none. */
  readonly proxy: URL | null;
  /** A TCP connection without the proxy came about. */
  readonly isDirect: boolean;
  /** The `cookie` header of the signed-in session, or after `databases` of an anonymous one; a secret. */
  readonly cookie: string | null;
  readonly isSignedIn: boolean;
  /** What opens the workspace in place of a session; null where nothing does. */
  readonly key: TargetKey | null;
  /** The sign-in with that key which the workspace works with. */
  readonly keptSignIn: KeptSignInState | null;
  readonly serverVersion: string | null;
  readonly database: string | null;
  /** The server knows which database requests are for: without one it has no /websocket. */
  readonly isDatabaseSettled: boolean;
  /** The server's `websocket_worker_version`; null when it told none. */
  readonly websocketVersion: string | null;
  /** Where the websocket is. */
  readonly websocketPath: string;
  /** The version that this workspace has connected with before. */
  readonly versionInUse: string | null;
  /** Id of the person's `res.users.settings`, for the round trip. */
  readonly settings: number | null;
  /** The websocket that `subscribe` left open for the round trip. */
  readonly line: BusConnection | null;
}

export interface Finding {
  readonly found: CodedText | null;
  readonly verdict: Verdict;
  readonly learnt?: Partial<Known>;
}

export type Probe = (instruments: Instruments, known: Known) => Promise<Finding>;

/** What the server is asked for. */
export type ProbedStep = Exclude<StepName, "address" | "requests">;

/** How long a probe waits for the other side, ms. */
export const patience = 5_000;

export const fine: Verdict = { state: "ok" };

export function failed(advice: CodedText): Verdict {
  return { state: "failed", advice };
}

export function warning(advice: CodedText): Verdict {
  return { state: "warning", advice };
}

export function skipped(because: CodedText): Verdict {
  return { state: "skipped", because };
}

export function unused(because: CodedText): Verdict {
  return { state: "unused", because };
}

export interface Endpoint {
  /** As sockets want it: an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  /** For the TLS handshake, which may not name an IP address (RFC 6066 §3): empty for one. */
  readonly serverName: string;
}

export function endpoint(origin: string): Endpoint {
  const { hostname, port, protocol } = new URL(origin);
  const isSecure = protocol === "https:";
  const host = hostname.replace(/^\[|\]$/g, "");
  return {
    host,
    port: port === "" ? (isSecure ? 443 : 80) : Number(port),
    isSecure,
    serverName: isIP(host) === 0 ? host : "",
  };
}

/** The answer, or `late` after `patience`. The loser of the race is left to itself. */
export function inTime<T, L>(clock: Clock, answer: Promise<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(patience, () => resolve(late));
    answer.then(resolve, reject).finally(cancel);
  });
}
