import { Writable } from "node:stream";
import { net, session, type ClientRequest, type IncomingMessage, type Session } from "electron";
import type { ByteStream, Http, HttpFault, HttpRequest, HttpResponse } from "../core/ports/http.ts";
import type { Clock } from "../core/ports/clock.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { createBody } from "../core/work/bounded-body.ts";
import { inSlices, pacerBy } from "../core/work/steps.ts";
import { createPool } from "./session-pool.ts";
import { faultOf } from "./net-fault.ts";

/** Chromium has six connections to a host, and gives the next free one to the most urgent. */
const urgencies = { person: "highest", line: "medium", background: "medium", file: "low" } as const;

/** So many requests that must not be repeated may be under way at once; more wait. */
const laneCount = 4;

/** So many long bodies at once; they have lanes of their own, so that nothing else ever waits for one. */
const uploadLaneCount = 6;

/**
 * `Http` over Chromium's network stack, and with it the system's proxy settings and certificate authorities. Cookies
 * are neither sent nor kept but those in the request, nothing is cached, no redirect is followed.
 *
 * [HT1] A request is sent at most once. Chromium by itself repeats any request, a POST too, whose reused connection
 * ends without an answer, although the server may have done what it asked. So what is not `isRepeatable` travels on a
 * connection that nothing has used before, which Chromium does not retry: alone in a session whose connections are
 * closed after it.
 */
export function createElectronHttp(clock: Clock): Http {
  const shared = session.fromPartition("network");
  const pool = createPool(
    laneCount,
    (number) => session.fromPartition(`network-once-${number}`),
    (lane) => lane.closeAllConnections(),
  );
  const uploadPool = createPool(
    uploadLaneCount,
    (number) => session.fromPartition(`network-upload-${number}`),
    (lane) => lane.closeAllConnections(),
  );
  /** Ends of what is under way on connections that are kept: Chromium lets it go on when it drops them. */
  const underWay = new Set<() => void>();
  const http: Http = (request) => {
    if (request.stream) return uploadPool.use((lane) => exchange(request, lane, clock));
    return mayBeRepeated(request)
      ? exchange(request, shared, clock, underWay)
      : pool.use((lane) => exchange(request, lane, clock));
  };
  return Object.assign(http, {
    dropKept() {
      void shared.closeAllConnections();
      for (const end of underWay) end();
    },
  });
}

function mayBeRepeated({ isRepeatable, method }: HttpRequest): boolean {
  return isRepeatable === true || method === "GET";
}

/** @throws TypeError for what neither an address nor a header can hold. */
function requestOf(request: HttpRequest, over: Session): ClientRequest {
  const call = net.request({
    method: request.method,
    url: request.url,
    session: over,
    credentials: "omit",
    cache: "no-store",
    redirect: "manual",
    priority: urgencies[request.priority ?? "line"],
    referrerPolicy: "no-referrer",
  });
  for (const [name, value] of Object.entries(request.headers)) call.setHeader(name, value);
  return call;
}

/** @param underWay holds, as long as it lasts, what breaks it off */
function exchange(
  request: HttpRequest,
  over: Session,
  clock: Clock,
  underWay: Set<() => void> = new Set(),
): Promise<Result<HttpResponse, HttpFault>> {
  return new Promise((resolve) => {
    if (request.signal?.aborted) return resolve(err({ type: "aborted", detail: "before the request" }));
    let call: ClientRequest;
    try {
      call = requestOf(request, over);
    } catch (error) {
      // Its address or a header cannot be written: nothing has left, and nothing of it ever will.
      return resolve(err({ type: "unreachable", detail: `the request cannot be made: ${String(error)}` }));
    }

    let isSettled = false;
    const settle = (result: Result<HttpResponse, HttpFault>): void => {
      if (isSettled) return;
      isSettled = true;
      forgetLimit();
      underWay.delete(onDeadConnection);
      request.signal?.removeEventListener("abort", onAbort);
      resolve(result);
      if (!result.ok) call.abort();
    };
    const fail = (type: HttpFault["type"], detail: string): void => settle(err({ type, detail }));
    const onAbort = (): void => fail("aborted", "by the caller");
    const onDeadConnection = (): void => fail("broken", "the way to the server has died");
    underWay.add(onDeadConnection);
    const { timeout } = request;
    const forgetLimit = clock.after(timeout, () => fail("timeout", `nothing complete within ${timeout} ms`));
    request.signal?.addEventListener("abort", onAbort);

    // Not answered with followRedirect, a redirect ends the exchange: its head is all there is.
    call.on("redirect", (status, _method, _url, headers) => {
      settle(ok({ status, headers: headersOf(headers), body: new Uint8Array() }));
    });
    call.on("response", (response) => readBody(response, request.maxBytes, clock, settle, fail));
    call.on("error", (error) => settle(err(faultOf(error, mayBeRepeated(request)))));
    const { body, stream } = request;
    if (stream) sendParts(call, stream, () => isSettled).catch((error: Error) => fail("broken", error.message));
    else call.end(body === null ? undefined : Buffer.from(body));
  });
}

/**
 * Chunked, for Electron keeps the whole of any other body in memory, several times over. Odoo and the proxies before it
 * take it (tried on Odoo 18.0 with 127 MiB).
 */
async function sendParts(call: ClientRequest, stream: ByteStream, isSettled: () => boolean): Promise<void> {
  call.chunkedEncoding = true;
  let isHeard = false;
  for await (const part of stream.read()) {
    if (isSettled()) return;
    await new Promise<void>((resolve) => {
      call.once("close", resolve);
      call.write(Buffer.from(part), undefined, () => {
        call.off("close", resolve);
        resolve();
      });
      if (!isHeard) hearErrors(call);
      isHeard = true;
    });
  }
  if (!isSettled()) call.end();
}

/**
 * The stream behind a chunked request, which is there from its first write, fails with the request, and nobody listens
 * to it: unheard, a line that breaks off would count as an uncaught exception. The request itself tells us.
 */
function hearErrors(call: ClientRequest): void {
  const body: unknown = Reflect.get(call, "_body");
  if (body instanceof Writable) body.on("error", () => undefined);
}

function readBody(
  response: IncomingMessage,
  maxBytes: number,
  clock: Clock,
  settle: (result: Result<HttpResponse, HttpFault>) => void,
  fail: (type: HttpFault["type"], detail: string) => void,
): void {
  const tooLarge = (): void => fail("too-large", `more than ${maxBytes} bytes`);
  if (Number(headersOf(response.headers).get("content-length")?.[0] ?? 0) > maxBytes) return tooLarge();
  const body = createBody(maxBytes);
  response.on("data", (chunk: Buffer) => {
    if (!body.add(chunk)) tooLarge();
  });
  response.on("end", async () => {
    const whole = await inSlices(body.whole(), pacerBy(clock));
    settle(ok({ status: response.statusCode, headers: headersOf(response.headers), body: whole }));
  });
  response.on("aborted", () => fail("broken", "cut while the answer came in"));
  // Whatever it is called: the request has arrived.
  response.on("error", (error: Error) => fail("broken", error.message));
}

function headersOf(headers: Readonly<Record<string, string | string[]>>): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat()]));
}
