import type { BadCertificate } from "./identities.ts";
import type { RequestHead } from "./request-reader.ts";
import type { ProxyPage } from "./pages.ts";

/** To which requests a fault applies; to all of them when nothing is said. */
export interface Scope {
  /** Matched against path and query. */
  readonly route?: RegExp;
  readonly only?: "http" | "websocket";
  /** Only the next so many requests (an upgrade is one); lines that are open already are spared. */
  readonly times?: number;
}

/** What happens to the bytes of a request and of its answer, or of an open websocket. */
export type ByteFault =
  /** `latency` and up to `jitter` more, each way, ms; `bytesPerSecond` each way. Order is kept. */
  | { readonly type: "slow"; readonly latency?: number; readonly jitter?: number; readonly bytesPerSecond?: number }
  /**
   * After so many bytes each way, counted from the request's first byte or from when the fault came, the next byte ends
   * the line: `toClient: 0` lets a request through and loses its answer. Ends as `end` (FIN, the default) or `reset` (RST).
   */
  | { readonly type: "cut"; readonly toServer?: number; readonly toClient?: number; readonly how?: CutHow }
  /**
   * Nothing goes through either way, and nobody is told. When the fault is lifted, what was held goes on; with
   * `isForGood` the lines that it met stay so, as where a gateway on the way has forgotten them, and others are fine.
   */
  | { readonly type: "half-open"; readonly isForGood?: boolean }
  /** Nothing went either way for `after` ms: a websocket is cut, a request is answered with 524, as Cloudflare does at 100 s. */
  | { readonly type: "idle-cut"; readonly after: number };

/** What is done in the place of the server, which hears nothing of the request. */
export type AnswerFault =
  /** RST, at once on lines that are open. */
  | { readonly type: "reset" }
  /** The page of a proxy that cannot reach the server, for a websocket too. */
  | { readonly type: "page"; readonly page: ProxyPage }
  /** An upgrade is answered with this status; plain HTTP passes. */
  | { readonly type: "upgrade-refused"; readonly status: 400 | 404 | 500 }
  /** An upgrade is answered with 101, and then by nothing, not even a pong; plain HTTP passes. */
  | { readonly type: "mute-websocket" };

/** What happens before there is a request. */
export type ListenerFault =
  /** Nobody listens. Open lines live on; `dropAll` ends them. */
  | { readonly type: "refuse" }
  /** New lines get a certificate that does not hold. Only of a proxy that speaks TLS. */
  | { readonly type: "certificate"; readonly is: BadCertificate };

export type RequestFault = (ByteFault | AnswerFault) & Scope;
export type Fault = RequestFault | ListenerFault;

export type CutHow = "end" | "reset";

export function isListenerFault(fault: Fault): fault is ListenerFault {
  return fault.type === "refuse" || fault.type === "certificate";
}

export function covers(fault: RequestFault, head: RequestHead): boolean {
  const isMeantForUpgrades = fault.type === "upgrade-refused" || fault.type === "mute-websocket";
  const only = isMeantForUpgrades ? "websocket" : fault.only;
  if (only !== undefined && (only === "websocket") !== head.isUpgrade) return false;
  // A copy: one with the flag g remembers where it was.
  return fault.route === undefined || new RegExp(fault.route).test(head.path);
}
