import { WebSocket } from "ws";

/** A server to hold to the contract: its address and two internal users of it. */
export interface Target {
  readonly url: string;
  readonly database: string;
  readonly first: Credentials;
  readonly second: Credentials;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

export type Json = Readonly<Record<string, unknown>>;

export interface HttpReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, `{}` when it is not JSON. */
  readonly json: Json;
}

/** Raw HTTP with one cookie: nothing of the app is between the assertions and the wire. */
export interface Client {
  cookie(): string;
  get(path: string, headers?: Record<string, string>): Promise<HttpReply>;
  /** POSTs a JSON-RPC body. */
  post(path: string, params: Json): Promise<HttpReply>;
  /** `result` of a JSON-RPC call; an `error` is thrown with its name. */
  call(path: string, params: Json): Promise<unknown>;
  kw(model: string, method: string, args: readonly unknown[], kwargs?: Json): Promise<unknown>;
  raw(path: string, body: string, contentType: string): Promise<HttpReply>;
}

export function createClient(target: Target, initialCookie = ""): Client {
  let cookie = initialCookie;

  async function send(path: string, init: RequestInit): Promise<HttpReply> {
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      ...(cookie === "" ? {} : { Cookie: cookie }),
    };
    const response = await fetch(`${target.url}${path}`, { ...init, headers, redirect: "manual" });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(";")[0] ?? "";
      if (pair.startsWith("session_id=")) cookie = pair;
    }
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? record(JSON.parse(text)) : {} };
  }

  const raw = (path: string, body: string, contentType: string) =>
    send(path, { method: "POST", body, headers: { "Content-Type": contentType } });
  const post = (path: string, params: Json) =>
    raw(path, JSON.stringify({ jsonrpc: "2.0", method: "call", id: 7, params }), "application/json");

  async function call(path: string, params: Json): Promise<unknown> {
    const { json, status } = await post(path, params);
    const error = record(json["error"]);
    if (json["error"] !== undefined) throw new Error(`${path}: ${String(record(error["data"])["name"])}`);
    if (status !== 200) throw new Error(`${path}: HTTP ${status}`);
    return json["result"];
  }

  return {
    cookie: () => cookie,
    get: (path, headers = {}) => send(path, { method: "GET", headers }),
    post,
    call,
    raw,
    kw: (model, method, args, kwargs = {}) =>
      call(`/web/dataset/call_kw/${model}/${method}`, { model, method, args, kwargs }),
  };
}

/** A signed-in user: its client and what `session_info` said. */
export interface SignedIn {
  readonly client: Client;
  readonly info: Json;
  readonly uid: number;
  readonly partnerId: number;
  /** `websocket_worker_version`. */
  readonly version: string;
}

export async function signIn(target: Target, { login, password }: Credentials): Promise<SignedIn> {
  const client = createClient(target);
  const info = record(await client.call("/web/session/authenticate", { db: target.database, login, password }));
  return {
    client,
    info,
    uid: Number(info["uid"]),
    partnerId: Number(info["partner_id"]),
    version: String(info["websocket_worker_version"]),
  };
}

export interface Notification {
  readonly id: number;
  readonly type: string;
  readonly payload: Json;
}

export interface BusConnection {
  readonly received: readonly Notification[];
  send(event: string, data: Json): void;
  sendText(text: string): void;
  subscribe(last?: number, channels?: readonly string[]): void;
  /** The first notification that fits, received or still to come. */
  waitFor(wanted: (notification: Notification) => boolean): Promise<Notification>;
  /** Settled when the server has answered a ping, so everything sent before has been looked at. */
  settled(): Promise<void>;
  closed(): Promise<{ readonly code: number; readonly reason: string }>;
  close(): Promise<void>;
}

export interface Handshake {
  readonly version?: string | null;
  readonly origin?: string | null;
  readonly userAgent?: string;
  readonly cookie?: string;
}

const patience = 20_000;

/** Opens `/websocket`; throws with the HTTP status when the upgrade is refused. */
export async function openLine(target: Target, handshake: Handshake = {}): Promise<BusConnection> {
  const { version = null, origin = target.url, userAgent, cookie } = handshake;
  const query = version === null ? "" : `?version=${version}`;
  const socket = new WebSocket(`${target.url.replace(/^http/, "ws")}/websocket${query}`, {
    headers: {
      ...(origin === null ? {} : { Origin: origin }),
      ...(userAgent === undefined ? {} : { "User-Agent": userAgent }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
    },
  });
  const received: Notification[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString());
    for (const item of Array.isArray(frame) ? frame : []) {
      const message = record(record(item)["message"]);
      received.push({
        id: Number(record(item)["id"]),
        type: String(message["type"]),
        payload: record(message["payload"]),
      });
    }
    for (const look of waiting) look();
  });
  const end = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("unexpected-response", (_request, response) => reject(new Error(`HTTP ${response.statusCode ?? 0}`)));
    socket.once("error", reject);
  });
  socket.on("error", () => socket.terminate());

  const within = <T>(promise: Promise<T>, what: string): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Waited in vain for ${what}`)), patience);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };

  const send = (event: string, data: Json) => socket.send(JSON.stringify({ event_name: event, data }));
  return {
    received,
    send,
    sendText: (text) => socket.send(text),
    subscribe: (last = 0, channels = []) => send("subscribe", { channels, last }),
    waitFor(wanted) {
      return within(
        new Promise((resolve) => {
          const look = () => {
            const found = received.find(wanted);
            if (found === undefined) return;
            waiting.delete(look);
            resolve(found);
          };
          waiting.add(look);
          look();
        }),
        `a notification among [${received.map(({ type }) => type).join(", ")}]`,
      );
    },
    settled: () =>
      within(
        new Promise((resolve) => {
          socket.once("pong", () => resolve());
          socket.ping();
        }),
        "a pong",
      ),
    closed: () => within(end, "the end of the socket"),
    async close() {
      socket.close();
      await within(end, "the end of the socket");
    },
  };
}

export function record(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(record) : [];
}

export const keysOf = (value: unknown): string[] => Object.keys(record(value)).toSorted();
