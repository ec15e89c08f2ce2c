import type { LineEndName } from "./connection-ends.ts";
import type { Way } from "./transport-fallback.ts";

export interface Obstacle {
  /** Only somebody who changes something takes it away; the others may be a server that restarts. */
  readonly isSure: boolean;
  /** What is in the way, and what IT can change, as parts of a sentence. */
  readonly because: string;
  readonly change: string;
}

/** Ends of a websocket that may mean that no websocket gets through here, while plain HTTP does. */
const obstacles: Readonly<Partial<Record<LineEndName, Obstacle>>> = {
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
  "name-not-resolved": unreached(),
  "connection-refused": unreached(),
  unreachable: unreached(),
  timeout: unreached(),
  broken: unreached(),
};

/** Ends that say of the whole server that it is not to be had, whichever route is asked for. */
const ofAllRoutes: ReadonlySet<LineEndName> = new Set([
  "certificate",
  "name-not-resolved",
  "connection-refused",
  "unreachable",
]);

/** Null for an end that says nothing against websockets. */
export function obstacleOf(how: LineEndName): Obstacle | null {
  return obstacles[how] ?? null;
}

/** Another route of the same server may be open in spite of it. */
export function isOfOneRoute(how: LineEndName): boolean {
  return obstacleOf(how) !== null && !ofAllRoutes.has(how);
}

/** What the person reads while the line goes a lower way. */
export function obstacleSentence(how: LineEndName | null, way: Way): string | null {
  const late =
    way === "rpc"
      ? "New messages come a few seconds late, reactions and typing not at all"
      : "New messages come a few seconds late";
  const obstacle = how && obstacleOf(how);
  return obstacle && `${late}: ${obstacle.because}. Ask your administrator ${obstacle.change}.`;
}

function sure(because: string, change: string): Obstacle {
  return { isSure: true, because, change };
}

function unsure(because: string, change: string): Obstacle {
  return { ...sure(because, change), isSure: false };
}

/** The websocket does not even get there: mostly a network in which everything has to go through an HTTP proxy. */
function unreached(): Obstacle {
  return unsure("live connections do not leave this network", "to allow websockets to the server");
}
