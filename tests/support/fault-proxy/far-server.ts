import { createServer, request as httpRequest, type Agent, type IncomingMessage, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { WebSocket, WebSocketServer } from "ws";

/** What a request came to: an answer, or the code of the error in its place. */
export type Came = { readonly status: number; readonly body: string } | { readonly error: string };

export interface FarServer {
  readonly url: string;
  /** `METHOD PATH BODY`, as they came, whole ones only; `WS TEXT` for what a websocket said. */
  readonly requests: readonly string[];
  /** Headers of the latest request or upgrade. */
  headers(): IncomingMessage["headers"];
  breakSilence(): void;
  /** Says it to every websocket. */
  tell(text: string): void;
  /** Bytes of answers that nobody has taken yet. */
  unsent(): number;
  /** Lines open at the moment. */
  connections(): number;
  stop(): Promise<void>;
}

/** A server for the proxy's own tests: says back what it was told, over HTTP and over websockets; `/size/N` is N bytes,
 * `/silence` is answered by `breakSilence`. */
export async function startFarServer(): Promise<FarServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const silenced: ServerResponse[] = [];
  let latest: IncomingMessage["headers"] = {};
  const server = createServer((request, response) => {
    latest = request.headers;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const said = `${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`;
      requests.push(said);
      if (request.url === "/silence") return void silenced.push(response);
      const size = /^\/size\/(\d+)$/.exec(request.url ?? "")?.[1];
      response.end(size === undefined ? said : "x".repeat(Number(size)));
    });
  });
  const hub = new WebSocketServer({ server });
  hub.on("connection", (socket, request) => {
    latest = request.headers;
    socket.on("message", (data: Buffer) => {
      requests.push(`WS ${data.toString()}`);
      socket.send(`echo ${data.toString()}`);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    headers: () => latest,
    breakSilence() {
      for (const response of silenced.splice(0)) response.end("at last");
    },
    tell(text) {
      for (const socket of hub.clients) socket.send(text);
    },
    unsent: () => [...sockets].reduce((sum, socket) => sum + socket.writableLength, 0),
    connections: () => sockets.size,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export interface Asking {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** PEM. */
  readonly trusting?: string;
  /** A connection of its own unless said otherwise. */
  readonly agent?: Agent;
}

/** GET, or POST when there is a body. */
export function ask(url: string, { body, headers = {}, trusting, agent }: Asking = {}): Promise<Came> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message });
    const options = { method: body === undefined ? "GET" : "POST", headers, agent: agent ?? false };
    const heard = (answer: IncomingMessage) => {
      const chunks: Buffer[] = [];
      answer.on("error", fail).on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    };
    const request = url.startsWith("https:")
      ? httpsRequest(url, { ...options, ...(trusting === undefined ? {} : { ca: trusting }) }, heard)
      : httpRequest(url, options, heard);
    request.on("error", fail).end(body);
  });
}

/** Round trips of others, after which whatever was not held has long come through. */
export async function chatter(url: string): Promise<void> {
  for (const path of ["/1", "/2", "/3"]) await ask(`${url}${path}`);
}

/** What a websocket client lives through, in order: `open`, each text, `status N`, `error CODE`, `close N`. */
export interface Dialled {
  readonly story: readonly string[];
  send(text: string): void;
  ping(): void;
  close(): void;
}

export function dial(url: string, headers: Readonly<Record<string, string>> = {}): Dialled {
  const story: string[] = [];
  const socket = new WebSocket(url.replace(/^http/, "ws"), { headers });
  const failed = (error: NodeJS.ErrnoException) => story.push(`error ${error.code ?? error.message}`);
  // Once it is open, the library keeps to itself how its connection ended.
  socket.on("upgrade", (answer) => answer.socket.on("error", failed));
  socket.on("open", () => story.push("open"));
  socket.on("message", (data: Buffer) => story.push(data.toString()));
  socket.on("pong", () => story.push("pong"));
  socket.on("unexpected-response", (request, response) => {
    story.push(`status ${response.statusCode}`);
    request.destroy();
  });
  socket.on("error", failed);
  socket.on("close", (code) => story.push(`close ${code}`));
  return {
    story,
    send: (text) => socket.send(text),
    ping: () => socket.ping(),
    close: () => socket.terminate(),
  };
}
