import { request } from "node:http";
import type { Socket } from "node:net";
import { host as hostName } from "../../../shared/doctor/diagnosis.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import { endpoint, failed, fine, patience, warning, type Known, type Probe } from "./probe.ts";
import { printable } from "../../../shared/names/printable.ts";
import { coded } from "../../../shared/text/catalogue.ts";

/** Finds the proxy for a URL; null for none. */
export type FindProxy = (url: string) => Promise<string | null>;

type Environment = Readonly<Record<string, string | undefined>>;

/** What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say, in either case of letters, as curl reads them. */
export function proxyFromEnvironment(environment: Environment): FindProxy {
  const named = (name: string) => environment[name.toLowerCase()] || environment[name] || null;
  return async (url) => {
    const { protocol, hostname } = new URL(url);
    if (isExcepted(hostname, named("NO_PROXY") ?? "")) return null;
    return named(protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY") ?? named("ALL_PROXY");
  };
}

function isExcepted(hostname: string, exceptions: string): boolean {
  return exceptions
    .split(/[\s,]+/)
    .map((entry) =>
      entry
        .replace(/^\*?\./, "")
        .replace(/:\d+$/, "")
        .toLowerCase(),
    )
    .some((entry) => entry === "*" || (entry !== "" && (hostname === entry || hostname.endsWith(`.${entry}`))));
}

/** The proxy as a URL; one without a scheme is an http proxy. Null when it cannot be read as one. */
export function readProxy(text: string): URL | null {
  const whole = text.includes("://") ? text : `http://${text}`;
  return URL.canParse(whole) ? new URL(whole) : null;
}

/** Whether the proxy that this computer is told to use lets connections to the server through. */
export const probeProxy: Probe = async ({ clock }, known) => {
  const { proxy, origin } = known;
  if (proxy === null) return { found: coded("found.no-proxy"), verdict: fine };
  const place = hostName(proxy.host);
  const about = { kind: proxy.protocol.replace(":", ""), proxy: place };
  const found = coded("found.proxy", about);
  if (proxy.protocol !== "http:") return { found, verdict: warning(coded("advice.proxy-of-other-kind")) };
  const tunnel = await openTunnel(clock, proxy, origin);
  if (tunnel.ok) {
    tunnel.value.destroy();
    return { found, verdict: fine };
  }
  const verdict = known.isDirect ? warning : failed;
  if (typeof tunnel.error === "string")
    return {
      found: coded("found.proxy-fault", { ...about, fault: printable(tunnel.error) }),
      verdict: verdict(coded("advice.proxy-down", { proxy: place })),
    };
  const answered = coded("found.proxy-answered", { ...about, status: tunnel.error });
  if (tunnel.error === 407)
    return { found: answered, verdict: verdict(coded("advice.proxy-wants-sign-in", { proxy: place })) };
  const server = hostName(new URL(origin).host);
  return { found: answered, verdict: verdict(coded("advice.proxy-refuses", { proxy: place, server })) };
};

/** A socket to the server by CONNECT, or the HTTP status or error code of why there is none. */
export function openTunnel(clock: Clock, proxy: URL, origin: string): Promise<Result<Socket, number | string>> {
  const { host, port } = endpoint(origin);
  const path = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return new Promise((resolve) => {
    const outgoing = request({
      method: "CONNECT",
      host: proxy.hostname.replace(/^\[|\]$/g, ""),
      port: proxy.port === "" ? 80 : Number(proxy.port),
      path,
      agent: false,
      headers: { host: path, ...authorization(proxy) },
    });
    const fail = (why: number | string) => {
      cancel();
      outgoing.destroy();
      resolve(err(why));
    };
    const cancel = clock.after(patience, () => fail("ETIMEDOUT"));
    outgoing.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    // A proxy that knows no CONNECT answers like any server.
    outgoing.once("response", (response) => fail(response.statusCode ?? "no status"));
    outgoing.once("connect", (response, socket: Socket) => {
      if (response.statusCode !== 200) return fail(response.statusCode ?? "no status");
      cancel();
      socket.on("error", () => undefined);
      resolve(ok(socket));
    });
    outgoing.end();
  });
}

function authorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === "") return {};
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}

/** The ways to the server that can carry a websocket. */
export function routes({ isDirect, proxy }: Known): readonly (URL | null)[] {
  return [...(isDirect ? [null] : []), ...(proxy?.protocol === "http:" ? [proxy] : [])];
}

/** Written by hand in an environment variable: a `%` that begins no escape is a `%`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
