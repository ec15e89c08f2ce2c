import * as plain from "node:http";
import * as secure from "node:https";
import { pipeline } from "node:stream/promises";
import type { Clock } from "../../core/ports/clock.ts";
import type { Http, HttpFault, HttpFaultType, HttpRequest, HttpResponse } from "../../core/ports/http.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createBody } from "../../core/work/bounded-body.ts";
import { inSlices } from "../../core/work/steps.ts";
import { asksForCertificate, describeError, faultBeforeConnection } from "./net-fault.ts";
import { turns } from "./turns.ts";

/** Free lines are given up before a proxy's usual 5 s, so that a request seldom meets one that is just being closed. */
const idleLine = 4_000;

const timers: Pick<Clock, "after"> = {
  after(delay, run) {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

/**
 * `Http` on plain Node, for tests and tools; the app itself uses Electron's network stack. What is not `isRepeatable`
 * has a connection of its own: on one that the other side is just giving up it would end in a needless doubt.
 * @param options.ca one more trusted root, PEM
 * @param options.clock by which an answer is too late; the machine's own unless said otherwise
 * @param options.proxies HTTPS_PROXY, HTTP_PROXY and NO_PROXY, for what is repeatable; without them no proxy is used
 */
export function createNodeHttp(
  options: { readonly ca?: string; readonly proxies?: NodeJS.ProcessEnv; readonly clock?: Pick<Clock, "after"> } = {},
): Http & { close(): void; dropKept(): void } {
  const { ca, proxies, clock = timers } = options;
  const trust = ca === undefined ? {} : { ca };
  const ways = proxies === undefined ? {} : { proxyEnv: proxies };
  const agents = {
    "http:": new plain.Agent({ keepAlive: true, timeout: idleLine, ...ways }),
    "https:": new secure.Agent({ keepAlive: true, timeout: idleLine, ...trust, ...ways }),
  };
  const http = (request: HttpRequest) =>
    new Promise<Result<HttpResponse, HttpFault>>((resolve) => {
      try {
        exchange(request, agents, trust, clock, resolve);
      } catch (error) {
        resolve(err({ type: "unreachable", detail: `the request cannot be made: ${String(error)}` }));
      }
    });
  const close = () => {
    agents["http:"].destroy();
    agents["https:"].destroy();
  };
  return Object.assign(http, { close, dropKept: close });
}

function exchange(
  request: HttpRequest,
  agents: { readonly "http:": plain.Agent; readonly "https:": secure.Agent },
  trust: { readonly ca?: string },
  clock: Pick<Clock, "after">,
  resolve: (result: Result<HttpResponse, HttpFault>) => void,
): void {
  if (request.signal?.aborted === true) return resolve(err({ type: "aborted", detail: "aborted before it began" }));
  const isSecure = new URL(request.url).protocol === "https:";
  // Until the line stands (for TLS: until the handshake is over) nothing of the request can have left.
  let isConnected = false;
  let isSettled = false;
  const outgoing = (isSecure ? secure : plain).request(request.url, {
    ...trust,
    method: request.method,
    agent: request.isRepeatable === true || request.method === "GET" ? agents[isSecure ? "https:" : "http:"] : false,
    headers: { ...request.headers, ...lengthOf(request) },
  });
  const settle = (result: Result<HttpResponse, HttpFault>) => {
    if (isSettled) return;
    isSettled = true;
    cancelTimer();
    request.signal?.removeEventListener("abort", onAbort);
    resolve(result);
    // An answer may come before all of a long body has left: then nobody wants the rest.
    if (!outgoing.writableEnded) outgoing.destroy();
  };
  const fail = (type: HttpFaultType, detail: string) => {
    settle(err({ type, detail }));
    outgoing.destroy();
  };
  const onAbort = () => fail("aborted", "aborted");
  const cancelTimer = clock.after(request.timeout, () =>
    isConnected
      ? fail("timeout", `no whole answer within ${request.timeout} ms`)
      : fail("unreachable", `no connection within ${request.timeout} ms`),
  );
  request.signal?.addEventListener("abort", onAbort);
  outgoing.on("socket", (socket) => {
    // In doubt it counts as connected: a request wrongly thought unsent could be posted twice.
    if (outgoing.reusedSocket || !socket.connecting) isConnected = true;
    else socket.once(isSecure ? "secureConnect" : "connect", () => (isConnected = true));
  });
  outgoing.on("error", (error: NodeJS.ErrnoException) =>
    fail(isConnected && !asksForCertificate(error) ? "broken" : faultBeforeConnection(error), describeError(error)),
  );
  outgoing.on("response", (incoming) => receive(incoming, request.maxBytes, settle, fail));
  // Of two errors the first one tells: the line's, or that of who reads the body.
  if (request.stream) pipeline(request.stream.read(), outgoing).catch((error: Error) => fail("broken", error.message));
  else outgoing.end(request.body ?? undefined);
}

function receive(
  incoming: plain.IncomingMessage,
  maxBytes: number,
  settle: (result: Result<HttpResponse, HttpFault>) => void,
  fail: (type: HttpFaultType, detail: string) => void,
): void {
  const tooLarge = () => fail("too-large", `more than ${maxBytes} bytes`);
  if (Number(incoming.headers["content-length"] ?? 0) > maxBytes) return tooLarge();
  const body = createBody(maxBytes);
  incoming.on("data", (chunk: Buffer) => {
    if (!body.add(chunk)) tooLarge();
  });
  incoming.on("error", (error) => fail("broken", describeError(error)));
  incoming.on("end", async () => {
    const headers = Object.entries(incoming.headersDistinct).map(([name, values]) => [name, values ?? []] as const);
    const whole = await inSlices(body.whole(), turns);
    settle(ok({ status: incoming.statusCode ?? 0, headers: new Map(headers), body: whole }));
  });
}

function lengthOf({ body, stream }: HttpRequest): Readonly<Record<string, number>> {
  if (stream) return { "content-length": stream.size };
  if (body === null) return {};
  return { "content-length": typeof body === "string" ? Buffer.byteLength(body) : body.byteLength };
}
