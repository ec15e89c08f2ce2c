import type { IncomingMessage } from "node:http";
import { rootCertificates } from "node:tls";
import { WebSocket } from "ws";
import type { PersonaKey } from "../../../shared/ids.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { HttpFault } from "../../core/ports/http.ts";
import type { OpenBus, BusTransport, TransportEnd, TransportEvent } from "../../core/ports/bus.ts";
import { endOfFailure, lineEnd, presenceUpdate, subscription } from "./bus-frames.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { createFrameReader } from "./frame-reader.ts";
import { addressPart } from "../http/address-part.ts";
import { createFrameQueue } from "./frame-queue.ts";
import { userAgent } from "../http/json-rpc.ts";
import { describeError, faultBeforeConnection } from "../http/net-fault.ts";
import type { LiveSession } from "../session/session.ts";
import type { WebsocketPaths } from "./websocket-paths.ts";

const handshakeTimeout = 15_000;
/**
 * The server sends frames of any size (WIRE.md §3.3). A larger one ends the line with a fault of its own, and what was
 * in it is caught up with by HTTP.
 */
const maxFrame = 16 * 2 ** 20;

interface BusOptions {
  readonly session: LiveSession;
  /** Origin of the server, which is also the `Origin` that the handshake must name (WIRE.md §3.1). */
  readonly origin: string;
  readonly self: PersonaKey;
  readonly clock: Clock;
  readonly parseWarnings: ParseWarnings;
  /** Authorities to trust beside Node's own, PEM: those that IT has installed in the operating system. */
  readonly roots: () => readonly string[];
  readonly paths: WebsocketPaths;
}

/** The bus over a websocket (WIRE.md §3, §4). */
export function createBusSocket(options: BusOptions): BusTransport {
  return { open: (listener) => openLine(options, listener) };
}

function openLine(options: BusOptions, listener: (event: TransportEvent) => void): OpenBus {
  const { session, clock, paths } = options;
  const queue = createFrameQueue(clock);
  let socket: WebSocket | null = null;
  let isOver = false;

  const report = (event: TransportEvent) => {
    if (!isOver) listener(event);
  };
  const end = (why: Partial<TransportEnd>) => {
    report({ type: "ended", end: lineEnd(why) });
    isOver = true;
    queue.clear();
  };
  const push = (kind: string, send: (socket: WebSocket) => void) => {
    if (isOver || socket?.readyState !== WebSocket.OPEN) return;
    const open = socket;
    queue.push(kind, () => send(open));
  };

  async function connect(): Promise<void> {
    // The version is only known from session_info; asking also tells a dead session, which the socket would not.
    if (session.websocketVersion() === null) {
      const refreshed = await session.refresh();
      if (!refreshed.ok) return end(endOfFailure(refreshed.error));
    }
    tryPaths(paths.toTry(), null);
  }

  /** @param before what the first path came to, which stands for all of them when none opens. */
  function tryPaths([path, ...others]: readonly string[], before: Partial<TransportEnd> | null): void {
    if (isOver) return;
    if (path === undefined) return end(before ?? {});
    let isLeft = false;
    const onEvent = (event: TransportEvent): void => {
      if (isLeft) return;
      if (event.type === "opened") paths.opened(path);
      report(event);
    };
    const onEnd = (why: Partial<TransportEnd>): void => {
      if (isLeft || isOver) return;
      if (typeof why.status !== "number" || !paths.isElsewhere(path, why.status)) return end(why);
      isLeft = true;
      tryPaths(others, before ?? why);
    };
    try {
      socket = dial(options, path, onEvent, onEnd);
    } catch (error) {
      // Its address or its headers cannot be written, or a certificate of the system's cannot be read.
      end(unsaid(error));
    }
  }
  connect().catch((error: unknown) => end(unsaid(error)));

  return {
    subscribe(presenceOf, last) {
      push("subscribe", (open) => open.send(frame("subscribe", subscription(presenceOf, last))));
    },
    updatePresence(idle) {
      push("presence", (open) => open.send(frame("update_presence", presenceUpdate(idle))));
    },
    ping() {
      push("ping", (open) => open.ping());
    },
    close() {
      isOver = true;
      queue.clear();
      socket?.close(1000);
    },
  };
}

/** It has not come to a connection: tried again later, like one that broke. */
function unsaid(error: unknown): Partial<TransportEnd> {
  return { fault: { type: "broken", detail: `the connection could not be asked for: ${String(error)}` } };
}

function dial(
  { session, origin, self, clock, parseWarnings, roots }: BusOptions,
  path: string,
  report: (event: TransportEvent) => void,
  end: (why: Partial<TransportEnd>) => void,
): WebSocket {
  const version = addressPart(session.websocketVersion() ?? "");
  // The cookie that the 101 sets is ours again or an anonymous one (WIRE.md §3.1): nothing to take from it.
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${path}?version=${version}`, {
    headers: { cookie: session.cookie(), "user-agent": userAgent },
    origin,
    maxPayload: maxFrame,
    perMessageDeflate: false,
    ...(origin.startsWith("https:") ? { ca: [...rootCertificates, ...roots()] } : {}),
  });
  let fault: HttpFault | null = null;
  let wasOpen = false;
  let isLate = false;
  // Not the library's own limit: that one goes by another clock than everything else here.
  const cancelLimit = clock.after(handshakeTimeout, () => {
    isLate = true;
    socket.terminate();
  });
  const heard = () => report({ type: "heard" });
  const tooLarge = (detail: string) => end({ fault: { type: "too-large", detail } });
  const frames = createFrameReader({
    context: { self },
    parseWarnings,
    tell: (notices) => report({ type: "notices", notices }),
    onTooLarge(detail) {
      tooLarge(detail);
      socket.terminate();
    },
    setOpen: (isOpen) => (isOpen ? socket.resume() : socket.pause()),
  });
  socket.on("open", () => {
    cancelLimit();
    wasOpen = true;
    report({ type: "opened" });
  });
  socket.on("ping", heard);
  socket.on("pong", heard);
  socket.on("message", (data, isBinary) => {
    heard();
    if (!isBinary) frames.read(bytesOf(data));
  });
  socket.on("unexpected-response", (request, response: IncomingMessage) => {
    cancelLimit();
    end({ status: response.statusCode ?? null, reason: response.statusMessage ?? "" });
    request.destroy();
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") return tooLarge(`a frame of more than ${maxFrame} bytes`);
    const type = isLate ? "timeout" : wasOpen || isCut(error) ? "broken" : faultBeforeConnection(error);
    const detail = isLate ? `no answer to the handshake within ${handshakeTimeout} ms` : describeError(error);
    fault = { type, detail };
  });
  socket.on("close", (code, reason) => {
    cancelLimit();
    frames.afterAll(() => end({ code: wasOpen ? code : null, reason: reason.toString(), fault }));
  });
  return socket;
}

/** Somebody was there and broke off while the line came up: not the same as no way there. */
function isCut({ code, message }: NodeJS.ErrnoException): boolean {
  return code === "ECONNRESET" || code === "EPIPE" || message === "socket hang up";
}

function frame(event: "subscribe" | "update_presence", data: unknown): string {
  return JSON.stringify({ event_name: event, data });
}

function bytesOf(data: WebSocket.RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}
