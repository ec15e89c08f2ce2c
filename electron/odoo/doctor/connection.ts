import type { IncomingMessage } from "node:http";
import { connect as secureConnect, rootCertificates } from "node:tls";
import { WebSocket } from "ws";
import { addressPart } from "../http/address-part.ts";
import { userAgent } from "../http/json-rpc.ts";
import { describeError } from "../http/net-fault.ts";
import { endpoint, inTime, patience, type Instruments, type Known } from "./probe.ts";
import { openTunnel } from "./proxy.ts";

/** What Odoo takes for a browser, whose version it then insists on (WIRE.md §3.2). */
export const browserAgent = "Mozilla/5.0 Chrome/130 Parley";

export interface Dialling {
  /** Null: no `Origin` header. */
  readonly origin: string | null;
  readonly agent: string;
  readonly version: string | null;
  /** Null: without a proxy. */
  readonly proxy: URL | null;
}

export type Dialled =
  | { readonly type: "open"; readonly line: BusConnection }
  | { readonly type: "status"; readonly status: number; readonly isCloudflare: boolean }
  /** `detail` is an error code or message. */
  | { readonly type: "fault"; readonly detail: string };

/** An open websocket. */
export interface BusConnection {
  /** `pong`, `silent` after `patience`, or how it ended instead. */
  ping(): Promise<"pong" | "silent" | Ended>;
  send(event: string, data: unknown): void;
  /** Whether a frame with this text in it comes within `patience`. */
  hears(text: string): Promise<boolean>;
  close(): void;
}

export interface Ended {
  readonly code: number;
  readonly reason: string;
}

/** What the app itself dials with. */
export function asParley({ origin, websocketVersion: version }: Known, proxy: URL | null): Dialling {
  return { origin, agent: userAgent, version, proxy };
}

/** One attempt at a websocket (WIRE.md §3.1). */
export async function dial(instruments: Instruments, known: Known, dialling: Dialling): Promise<Dialled> {
  const { clock, roots } = instruments;
  const { origin, cookie, websocketPath: path } = known;
  const { host, isSecure, serverName: servername } = endpoint(origin);
  const more = isSecure ? roots() : [];
  const trust = more.length === 0 ? {} : { ca: [...rootCertificates, ...more] };
  const tunnel = dialling.proxy === null ? null : await openTunnel(clock, dialling.proxy, origin);
  if (tunnel?.ok === false) return { type: "fault", detail: String(tunnel.error) };
  const raw = tunnel?.value;
  const version = dialling.version === null ? "" : `?version=${addressPart(dialling.version)}`;
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${path}${version}`, {
    headers: { "user-agent": dialling.agent, ...(cookie === null ? {} : { cookie }) },
    ...(dialling.origin === null ? {} : { origin: dialling.origin }),
    perMessageDeflate: false,
    ...trust,
    ...(raw === undefined
      ? {}
      : { createConnection: () => (isSecure ? secureConnect({ socket: raw, host, servername, ...trust }) : raw) }),
  });
  return new Promise((resolve) => {
    const line = createBusConnection(socket, instruments);
    const cancel = clock.after(patience, () => {
      resolve({ type: "fault", detail: "ETIMEDOUT" });
      socket.terminate();
    });
    socket.once("open", () => {
      cancel();
      resolve({ type: "open", line });
    });
    socket.once("close", cancel);
    socket.once("unexpected-response", (request, response: IncomingMessage) => {
      const isCloudflare = "cf-ray" in response.headers || /cloudflare/i.test(String(response.headers["server"]));
      resolve({ type: "status", status: response.statusCode ?? 0, isCloudflare });
      request.destroy();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve({ type: "fault", detail: describeError(error) }));
  });
}

function createBusConnection(socket: WebSocket, { clock }: Instruments): BusConnection {
  const heard: string[] = [];
  const listeners = new Set<() => void>();
  const ended = new Promise<Ended>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  socket.on("message", (data, isBinary) => {
    if (isBinary) return;
    heard.push(textOf(data));
    for (const listener of listeners) listener();
  });
  return {
    ping() {
      const pong = new Promise<"pong">((resolve) => socket.once("pong", () => resolve("pong")));
      if (socket.readyState === WebSocket.OPEN) socket.ping();
      return inTime(clock, Promise.race([pong, ended]), "silent");
    },
    send: (event, data) => socket.send(JSON.stringify({ event_name: event, data })),
    hears(text) {
      return new Promise((resolve) => {
        const settle = (isHeard: boolean): void => {
          cancel();
          listeners.delete(look);
          resolve(isHeard);
        };
        const look = (): void => {
          if (heard.some((frame) => frame.includes(text))) settle(true);
        };
        const cancel = clock.after(patience, () => settle(false));
        void ended.then(() => settle(false));
        listeners.add(look);
        look();
      });
    },
    close: () => socket.terminate(),
  };
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}
