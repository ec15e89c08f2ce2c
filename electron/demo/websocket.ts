import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { BusRow } from "./bus.ts";
import type { Odoo } from "./odoo.ts";
import { asRecord, optionalNumber } from "./params.ts";
import { replayRecent, socketClosed, updatePresence } from "./presence.ts";
import { sessionCookie, sessionIdIn } from "./sessions.ts";
import type { Session } from "./sessions.ts";
import { createDelivery } from "./delivery.ts";
import type { Delivery } from "./delivery.ts";
import { startingPoint, subscriptionFor } from "./subscription.ts";
import type { Account } from "./records.ts";

/** `/websocket` (WIRE.md §3, §4). */
export interface SocketHub {
  /** Closes every socket: with a close code, or without a word when it is null. */
  dropAll(code: number | null): void;
  readonly count: () => number;
  stop(): void;
}

interface Socket {
  readonly ws: WebSocket;
  readonly session: Session;
  /** Who opened it; null is the public user, who hears nothing. */
  readonly account: Account | null;
  readonly delivery: Delivery;
}

const maxMessage = 2 ** 20;
const burst = 10;
const burstWindow = 2000;
const browser = /chrome|firefox|safari|msie|trident|opera|edg|webkit|electron/i;

export function attachWebSockets(server: Server, odoo: Odoo, keepAlive: number, path: () => string): SocketHub {
  const sockets = new Set<Socket>();
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: maxMessage });
  const handshakes = new WeakMap<IncomingMessage, Session>();

  wss.on("headers", (headers, request) => {
    const session = handshakes.get(request);
    // Every handshake saves the session and so renews its cookie (§2.2).
    if (session !== undefined) headers.push(`Set-Cookie: ${sessionCookie(session, odoo.clock.now())}`);
  });

  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname !== path()) return refuse(stream, "404 NOT FOUND");
    if (request.headers.origin === undefined) return refuse(stream, "400 BAD REQUEST");
    const session = odoo.sessions.find(sessionIdIn(request.headers.cookie)) ?? odoo.sessions.open(null);
    handshakes.set(request, session);
    wss.handleUpgrade(request, stream, head, (ws) => {
      const isBrowser = browser.test(request.headers["user-agent"] ?? "");
      if (isBrowser && url.searchParams.get("version") !== odoo.dialect.version) ws.close(1000, "OUTDATED_VERSION");
      else open(ws, session);
    });
  });

  function open(ws: WebSocket, session: Session): void {
    const account = odoo.sessions.accountOf(session);
    const socket: Socket = { ws, session, account, delivery: createDelivery(odoo, (text) => ws.send(text)) };
    sockets.add(socket);
    const arrivals: number[] = [];
    const countFrame = (): boolean => {
      const now = odoo.clock.now();
      const first = arrivals.length >= burst ? arrivals.shift() : undefined;
      arrivals.push(now);
      if (first === undefined || now - first >= burstWindow) return true;
      ws.close(1013);
      return false;
    };
    const stopTimers = watch(odoo, ws, keepAlive);
    ws.on("ping", countFrame);
    ws.on("pong", countFrame);
    ws.on("error", () => ws.terminate());
    ws.on("message", (data) => {
      if (!countFrame() || ws.readyState !== ws.OPEN) return;
      if (isDead(socket)) return ws.close(4001);
      receive(odoo, socket, parse(data));
    });
    ws.on("close", () => {
      stopTimers();
      sockets.delete(socket);
      if (account !== null) socketClosed(odoo, account);
    });
  }

  const isDead = ({ account, session }: Socket) => account !== null && odoo.sessions.accountOf(session) === null;

  const unsubscribe = odoo.bus.onCommit((rows: readonly BusRow[]) => {
    for (const socket of sockets) {
      if (socket.ws.readyState !== socket.ws.OPEN || !socket.delivery.wants(rows)) continue;
      if (isDead(socket)) socket.ws.close(4001);
      else socket.delivery.offer(rows);
    }
  });

  function dropAll(code: number | null): void {
    for (const { ws } of sockets) {
      if (code === null) ws.terminate();
      else ws.close(code);
    }
  }

  return {
    dropAll,
    count: () => sockets.size,
    stop() {
      unsubscribe();
      dropAll(1001);
      wss.close();
    },
  };
}

/** An event of the client. Whatever is not understood is ignored, and the socket stays open (§3.3). */
function receive(odoo: Odoo, { ws, account, delivery }: Socket, event: unknown): void {
  const { event_name: name, data } = asRecord(event);
  const fields = asRecord(data);
  if (name === "subscribe") {
    const { channels } = fields;
    const last = optionalNumber(fields, "last");
    if (!Array.isArray(channels) || !channels.every((item) => typeof item === "string") || last === null) return;
    // PostgreSQL stumbles over a fraction in the middle of the bus loop.
    if (!Number.isInteger(last)) return ws.close(1011);
    const subscription = subscriptionFor(odoo, account, channels);
    delivery.subscribe(subscription.channels, startingPoint(odoo, last));
    if (account !== null) replayRecent(odoo, account, subscription.presenceOf);
  } else if (name === "update_presence") {
    const inactivity = optionalNumber(fields, "inactivity_period");
    if (account === null || inactivity === null || fields["im_status_ids_by_model"] === undefined) return;
    updatePresence(odoo, account, inactivity);
  }
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}

/** Pings an idle socket, cuts one that does not answer, and ends every socket once it is old enough (§3.4). */
function watch(odoo: Odoo, ws: WebSocket, keepAlive: number): () => void {
  let isAwaitingPong = false;
  let stopPing: (() => void) | null = null;
  const idle = () => {
    stopPing = odoo.clock.after(odoo.dialect.pingAfter, () => {
      if (isAwaitingPong) return ws.terminate();
      isAwaitingPong = true;
      ws.ping();
      idle();
    });
  };
  const stopAge = odoo.clock.after(keepAlive * (1 + odoo.random.next() / 2), () => ws.close(4002));
  ws.on("pong", () => {
    isAwaitingPong = false;
  });
  idle();
  return () => {
    stopPing?.();
    stopAge();
  };
}

/** A length without a body, and the end of the connection (§3.1). */
function refuse(stream: Duplex, status: string): void {
  stream.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 167\r\nConnection: close\r\n\r\n`,
  );
}
