import type { ConnectionEnd } from "./connection-ends.ts";
import type { TransportName } from "./transport-fallback.ts";

export interface BlockReason {
  /** Only somebody who changes something takes it away; the others may be a server that restarts. */
  readonly isSure: boolean;
  /** What is in the way, and what IT can change, as parts of a sentence. */
  readonly because: string;
  readonly change: string;
}

/** Ends of a websocket that may mean that no websocket gets through here, while plain HTTP does. */
const blockReasons: Readonly<Partial<Record<ConnectionEnd, BlockReason>>> = {
  mute: sure("live connections open, but nothing comes through them", "not to hold back or inspect /websocket"),
  "http-bad": sure("a proxy takes headers out of live connections", "to pass on Upgrade, Connection and Origin"),
  "http-denied": sure("a proxy or firewall refuses live connections", "to allow websockets to /websocket"),
  "http-missing": sure("there is nothing at /websocket", "to send /websocket to Odoo, with its bus module installed"),
  "http-unbound": sure("the server cannot open live connections", "to send /websocket to Odoo's gevent port"),
  "http-other": sure("a proxy answers live connections itself", "to pass websockets to /websocket on to Odoo"),
  "http-page": unsure("a web page answers in place of live connections", "to pass websockets to /websocket on to Odoo"),
  "http-down": unsure(
    "the proxy does not reach Odoo's live connections",
    "to check Odoo's gevent port behind /websocket",
  ),
  "http-cloudflare": unsure("Cloudflare does not pass live connections on", "to turn WebSockets on in Cloudflare"),
  "cut-early": unsure("live connections are cut as soon as they open", "to let websockets live in proxy and firewall"),
  certificate: unsure("live connections meet a certificate not trusted here", "to install its authority"),
  "client-certificate": unsure(
    "live connections are asked for a certificate of your own",
    "to let them in without one",
  ),
  "name-not-resolved": unreached(),
  "connection-refused": unreached(),
  unreachable: unreached(),
  timeout: unreached(),
  broken: unreached(),
};

/** Ends that say of the whole server that it is not to be had, whichever route is asked for. */
const ofAllRoutes: ReadonlySet<ConnectionEnd> = new Set([
  "certificate",
  "client-certificate",
  "name-not-resolved",
  "connection-refused",
  "unreachable",
]);

/** Null for an end that says nothing against websockets. */
export function blockReasonOf(how: ConnectionEnd): BlockReason | null {
  return blockReasons[how] ?? null;
}

/** Another route of the same server may be open in spite of it. */
export function isOfOneRoute(how: ConnectionEnd): boolean {
  return blockReasonOf(how) !== null && !ofAllRoutes.has(how);
}

/** What the person reads while the line goes a lower way. */
export function blockReasonSentence(how: ConnectionEnd | null, transportName: TransportName): string | null {
  const late =
    transportName === "rpc"
      ? "New messages come a few seconds late, reactions and typing not at all"
      : "New messages come a few seconds late";
  const blockReason = how && blockReasonOf(how);
  return blockReason && `${late}: ${blockReason.because}. Ask your administrator ${blockReason.change}.`;
}

function sure(because: string, change: string): BlockReason {
  return { isSure: true, because, change };
}

function unsure(because: string, change: string): BlockReason {
  return { ...sure(because, change), isSure: false };
}

/** The websocket does not even get there: mostly a network in which everything has to go through an HTTP proxy. */
function unreached(): BlockReason {
  return unsure("live connections do not leave this network", "to allow websockets to the server");
}
