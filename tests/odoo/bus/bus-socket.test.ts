import type { IncomingMessage } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { createBusSocket } from "../../../electron/odoo/bus/bus-socket.ts";
import { createParseWarnings } from "../../../electron/odoo/wire/parse-warnings-log.ts";
import type { LiveSession } from "../../../electron/odoo/session/session.ts";
import { createWebsocketPaths } from "../../../electron/odoo/bus/websocket-paths.ts";
import { err, ok } from "../../../shared/result.ts";
import type { ServerFailure } from "../../../electron/core/ports/server.ts";
import { alice, me } from "../../support/builders.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { listenTo } from "../../suites/heard-on-bus.ts";
import { untrusted } from "../../suites/http-certificate.ts";
import {
  closedPort,
  serve,
  serveBare,
  serveCertified,
  serveUntrusted,
  type TinyServer,
} from "../../suites/http-servers.ts";

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** A session that needs no server; `refresh` fails as told, or learns the version. */
function session(version: string | null, failure: ServerFailure | null = null): LiveSession {
  let known = version;
  return {
    cookie: () => "session_id=mine",
    websocketVersion: () => known,
    fileLimit: () => 0,
    check: () => Promise.resolve(ok("alive" as const)),
    refresh() {
      known = "18.0-9";
      return Promise.resolve(failure === null ? ok() : err(failure));
    },
    destroy: () => Promise.resolve(ok()),
  };
}

/** What is known of the path, as a line leaves it behind for the next one. */
function pathMemory(known: string | null = null) {
  return {
    known,
    read() {
      return this.known;
    },
    write(path: string | null) {
      this.known = path;
    },
  };
}

function listen(
  host: string,
  using: LiveSession = session("18.0-7"),
  scheme = "http",
  roots: readonly string[] = [],
  memory = pathMemory(),
) {
  const logged: unknown[] = [];
  const parseWarnings = createParseWarnings((...line) => void logged.push(line));
  const clock = createFakeClock();
  const bus = createBusSocket({
    session: using,
    origin: `${scheme}://${host}`,
    self: me,
    clock,
    parseWarnings,
    roots: () => roots,
    paths: createWebsocketPaths(memory, () => {}),
  });
  const ear = listenTo(bus);
  undo.push(() => ear.line.close());
  return { ear, logged, parseWarnings, clock };
}

/** A websocket server, and the first line that was opened to it with what came over it. */
async function busServer(talk: (socket: WebSocket, request: IncomingMessage) => void = () => {}) {
  const http = await serve((_request, _body, response) => response.writeHead(404).end());
  await http.close();
  const server = new WebSocketServer({ host: "127.0.0.1", port: Number(http.host.split(":")[1]) });
  const received: unknown[] = [];
  let watch: () => void = () => {};
  server.on("connection", (socket, request) => {
    socket.on("message", (data: Buffer) => {
      received.push(JSON.parse(data.toString()));
      watch();
    });
    talk(socket, request);
  });
  await new Promise((resolve) => server.once("listening", resolve));
  undo.push(
    () =>
      new Promise<void>((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  );
  const got = (count: number) =>
    new Promise<readonly unknown[]>((resolve) => {
      watch = () => received.length >= count && resolve(received);
      watch();
    });
  return { host: http.host, got };
}

/** Takes connections and answers nothing; `got` when the first has asked for something. */
async function quietServer() {
  let hear = () => {};
  const got = new Promise<void>((resolve) => (hear = resolve));
  const { host } = await kept(serveBare((socket) => socket.once("data", hear)));
  return { host, got };
}

const kept = async (opening: Promise<TinyServer>): Promise<TinyServer> => {
  const server = await opening;
  undo.push(server.close);
  return server;
};

/** Answers an upgrade as it is told to for its path, by 101 or a status; `tried` are the paths, in order. */
async function pathServer(answers: Readonly<Record<string, number>>, onTried: () => void = () => {}) {
  const tried: string[] = [];
  const open = new WebSocketServer({ noServer: true });
  const server = createHttpServer().on("upgrade", (request, stream, head) => {
    const path = new URL(request.url ?? "", "http://host").pathname;
    tried.push(path);
    onTried();
    const status = answers[path] ?? 404;
    if (status === 101) open.handleUpgrade(request, stream, head, () => {});
    else stream.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => {
    for (const client of open.clients) client.terminate();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, tried };
}

describe("other paths than the standard one", () => {
  const [standard, first, second, third] = [
    "/websocket",
    "/longpolling/websocket",
    "/bus/websocket",
    "/web/websocket",
  ] as const;

  test("are tried one after the other when it does not exist, and what worked is tried next from then on", async () => {
    const { host, tried } = await pathServer({ [third]: 101 });
    const memory = pathMemory();
    await listen(host, session("1"), "http", [], memory).ear.opened;
    expect([tried.splice(0), memory.known]).toEqual([[standard, first, second, third], third]);
    await listen(host, session("1"), "http", [], memory).ear.opened;
    expect([tried, memory.known]).toEqual([[standard, third], third]);
  });

  test("are not tried for any other answer than that it does not exist", async () => {
    for (const status of [400, 403, 500, 502]) {
      const { host, tried } = await pathServer({ [standard]: status, [first]: 101 });
      expect(await listen(host).ear.ended).toMatchObject({ status });
      expect(tried).toEqual([standard]);
    }
  });

  test("are forgotten when the standard one works again", async () => {
    const { host, tried } = await pathServer({ [standard]: 101, [second]: 101 });
    const memory = pathMemory(second);
    await listen(host, session("1"), "http", [], memory).ear.opened;
    expect([tried, memory.known]).toEqual([[standard], null]);
  });

  test("are forgotten when they do not exist any more, and all that was found is that there is none", async () => {
    const { host, tried } = await pathServer({ [third]: 502 });
    const memory = pathMemory(second);
    const { ear } = listen(host, session("1"), "http", [], memory);
    expect(await ear.ended).toMatchObject({ status: 404 });
    expect([tried, memory.known]).toEqual([[standard, second, first, third], null]);
  });

  test("are kept in bad weather, of which the line tells", async () => {
    const { host, tried } = await pathServer({ [second]: 502, [first]: 101 });
    const memory = pathMemory(second);
    expect(await listen(host, session("1"), "http", [], memory).ear.ended).toMatchObject({ status: 502 });
    expect([tried, memory.known]).toEqual([[standard, second], second]);
  });

  test("are not gone on with after the line was closed", async () => {
    let close = () => {};
    const { host, tried } = await pathServer({}, () => close());
    const { ear } = listen(host);
    close = ear.line.close;
    await expect.poll(() => tried).toEqual([standard]);
    close = () => {};
    await listen(host).ear.ended;
    expect(tried).toEqual([standard, standard, first, second, third]);
  });

  test("a path from the disk that is none of ours is not gone", async () => {
    const { host, tried } = await pathServer({});
    expect(await listen(host, session("1"), "http", [], pathMemory("/web/database/drop")).ear.ended).toMatchObject({
      status: 404,
    });
    expect(tried).toEqual([standard, first, second, third]);
  });
});

describe("the handshake", () => {
  test("names version, origin, session and who we are", async () => {
    const seen: unknown[] = [];
    const { host } = await busServer((_socket, { url, headers }) =>
      seen.push([url, headers.origin, headers.cookie, headers["user-agent"], headers["sec-websocket-extensions"]]),
    );
    await listen(host).ear.opened;
    expect(seen).toEqual([["/websocket?version=18.0-7", `http://${host}`, "session_id=mine", "Parley", undefined]]);
  });

  test("asks for the version first when it is not known", async () => {
    const seen: unknown[] = [];
    const { host } = await busServer((_socket, { url }) => seen.push(url));
    await listen(host, session(null)).ear.opened;
    expect(seen).toEqual(["/websocket?version=18.0-9"]);
  });

  const fault = { type: "refused", detail: "ECONNREFUSED" } as const;
  test.each<[ServerFailure, object]>([
    [{ type: "signed-out" }, { code: 4001 }],
    [
      { type: "offline", fault },
      { code: null, fault },
    ],
    [
      { type: "unanswered", detail: "HTTP 502", instead: 502 },
      { code: null, status: 502, fault: null },
    ],
    [
      { type: "unanswered", detail: "HTTP 500", instead: 500 },
      { code: null, status: null, fault: { type: "broken", detail: "HTTP 500" } },
    ],
    [
      { type: "unanswered", detail: "timeout: why", instead: { type: "timeout", detail: "why" } },
      { code: null, status: null, fault: { type: "timeout", detail: "why" } },
    ],
    [{ type: "busy", detail: "HTTP 429" }, { code: 1013 }],
  ])("does not begin when asking ends in %j", async (failure, end) => {
    expect(await listen("127.0.0.1:1", session(null, failure)).ear.ended).toMatchObject(end);
  });

  test.each([400, 404, 500, 502, 503, 520])("answered by HTTP %i ends with that status", async (status) => {
    const server = await kept(serve((_request, _body, response) => response.writeHead(status).end("<h1>no</h1>")));
    expect(await listen(server.host).ear.ended).toEqual({
      code: null,
      reason: expect.any(String),
      status,
      fault: null,
    });
  });

  test("refused", async () => {
    expect(await listen(await closedPort()).ear.ended).toMatchObject({
      code: null,
      status: null,
      fault: { type: "refused" },
    });
  });

  test("to a name that does not resolve", async () => {
    expect(await listen("nosuch.invalid").ear.ended).toMatchObject({ fault: { type: "name-not-resolved" } });
  });

  test("that is not answered is given up after 15 s, by the clock of everything else", async () => {
    const { host, got } = await quietServer();
    const { ear, clock } = listen(host);
    await got;
    await clock.advance(15_000);
    expect(await ear.ended).toMatchObject({ code: null, status: null, fault: { type: "timeout" } });
  });

  test("that is broken off by who was there is not the same as no way there", async () => {
    const server = await kept(serveBare((socket) => socket.once("data", () => socket.resetAndDestroy())));
    expect(await listen(server.host).ear.ended).toMatchObject({ code: null, fault: { type: "broken" } });
  });

  test("with a certificate that nobody vouches for", async () => {
    const server = await kept(serveUntrusted((_request, _body, response) => response.end()));
    expect(await listen(server.host, session("18.0-7"), "https").ear.ended).toMatchObject({
      fault: { type: "certificate" },
    });
  });

  test("by a server that asks for a certificate of one's own", async () => {
    const server = await kept(serveCertified((_request, _body, response) => response.end()));
    const { ear } = listen(server.host, session("18.0-7"), "https", [untrusted.cert]);
    expect(await ear.ended).toMatchObject({ fault: { type: "client-certificate" } });
  });

  test("with a certificate of an authority that IT has installed", async () => {
    const secure = createServer(untrusted);
    const server = new WebSocketServer({ server: secure });
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    undo.push(() => void secure.close());
    undo.push(() => server.clients.forEach((client) => client.terminate()));
    const { port } = secure.address() as AddressInfo;
    const { ear } = listen(`127.0.0.1:${port}`, session("18.0-7"), "https", [untrusted.cert]);
    expect(await Promise.race([ear.opened, ear.ended])).toBeUndefined();
  });

  test("cut off", async () => {
    const server = await kept(serveBare((socket) => void socket.once("data", () => socket.destroy())));
    expect(await listen(server.host).ear.ended).toMatchObject({
      code: null,
      status: null,
      fault: { detail: expect.any(String) },
    });
  });
});

describe("the end of a line keeps code and reason", () => {
  test.each([
    [1000, "OUTDATED_VERSION"],
    [1001, ""],
    [1011, ""],
    [1013, ""],
    [4001, ""],
    [4002, ""],
  ])("%i %s", async (code, reason) => {
    const { host } = await busServer((socket) => socket.close(code, reason));
    expect(await listen(host).ear.ended).toEqual({ code, reason, status: null, fault: null });
  });

  test("1006 when it is cut without a word", async () => {
    const { host } = await busServer((socket) => socket.terminate());
    expect(await listen(host).ear.ended).toMatchObject({ code: 1006, status: null });
  });
});

describe("what goes over it", () => {
  test("subscribing and presence in the form that the server wants", async () => {
    const { host, got } = await busServer();
    const { ear } = listen(host);
    await ear.opened;
    ear.line.subscribe([alice, "guest:7" as typeof alice], 12.9);
    ear.line.updatePresence(1_500.4);
    expect(await got(2)).toEqual([
      {
        event_name: "subscribe",
        data: { channels: ["odoo-presence-res.partner_43", "odoo-presence-mail.guest_7"], last: 12 },
      },
      { event_name: "update_presence", data: { inactivity_period: 1_500, im_status_ids_by_model: {} } },
    ]);
  });

  test("any frame, ping or pong is a sign of life", async () => {
    const { host } = await busServer((socket) => {
      socket.ping();
      socket.send("[]");
      socket.send(Buffer.from([0]));
    });
    const { ear } = listen(host);
    while (ear.signsOfLife() < 3) await ear.signOfLife();
    expect(ear.notices).toEqual([]);
  });

  test("what is not understood is counted, logged once a kind, and the rest goes on", async () => {
    const strange = JSON.stringify([{ id: 1, message: { type: "new.thing", payload: {} } }]);
    const fine = JSON.stringify([{ id: 2, message: { type: "discuss.channel/unpin", payload: { id: 9 } } }]);
    const { host } = await busServer((socket) => {
      for (const frame of [strange, strange, "nonsense", strange, fine]) socket.send(frame);
    });
    const { ear, logged, parseWarnings } = listen(host);
    await ear.event("conversation-changed");
    expect(logged).toHaveLength(2);
    expect(parseWarnings.counts()).toEqual(
      new Map([
        ["new.thing", 3],
        ["frame", 1],
      ]),
    );
  });

  test("a frame of 8 MB is told whole and in its place between small ones, before the end of the line", async () => {
    const changed = (id: number, name: string) => ({
      id,
      message: { type: "mail.record/insert", payload: { "discuss.channel": [{ id: 9, name }] } },
    });
    const long = Array.from({ length: 8_000 }, (_, at) => changed(at + 2, `${at} ${"x".repeat(950)}`));
    const { host } = await busServer((socket) => {
      for (const frame of [[changed(1, "first")], long, [changed(9_000, "last")]]) socket.send(JSON.stringify(frame));
      socket.close(4002);
    });
    const { ear } = listen(host);
    expect(await ear.ended).toMatchObject({ code: 4002 });
    expect(ear.notices.map(({ id }) => id)).toEqual([1, ...long.map(({ id }) => id), 9_000]);
  });

  test("of a notification with 1,000 events only the last part has its id, so that what was cut off is told again", async () => {
    const channels = Array.from({ length: 1_000 }, (_, at) => ({ id: at + 1, name: `room ${at}` }));
    const frame = [{ id: 7, message: { type: "mail.record/insert", payload: { "discuss.channel": channels } } }];
    const { host } = await busServer((socket) => {
      socket.send(JSON.stringify(frame));
      socket.close(4002);
    });
    const { ear } = listen(host);
    await ear.ended;
    const parts = ear.notices.map(({ id, events }) => ({ id, count: events.length }));
    expect(parts.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(1_000);
    expect(Math.max(...parts.map(({ count }) => count))).toBeLessThan(50);
    expect(new Set(parts.slice(0, -1).map(({ id }) => id))).toEqual(new Set([null]));
    expect(parts.at(-1)?.id).toBe(7);
  });

  test.each([
    ["of more than 16 MB", "x".repeat(17 * 2 ** 20)],
    ["that is nested 200,000 deep", "[".repeat(200_000) + "]".repeat(200_000)],
  ])("a frame %s ends the line as too large", async (_what, frame) => {
    const { host } = await busServer((socket) => socket.send(frame));
    const { ear } = listen(host);
    expect(await ear.ended).toMatchObject({ code: null, fault: { type: "too-large" } });
  });

  test("before it is open, and after it is closed, nothing is sent", async () => {
    const { host, got } = await busServer();
    const { ear } = listen(host);
    ear.line.subscribe([], 0);
    await ear.opened;
    ear.line.updatePresence(0);
    expect(await got(1)).toMatchObject([{ event_name: "update_presence" }]);
    ear.line.close();
    expect(() => ear.line.ping()).not.toThrow();
  });

  test("closed while it is being opened, it never opens", async () => {
    let isAsked = false;
    const server = await kept(serveBare(() => (isAsked = true)));
    const { ear } = listen(server.host);
    await server.connected;
    ear.line.close();
    expect(isAsked).toBe(true);
    expect(await Promise.race([ear.opened, ear.ended, Promise.resolve("silent")])).toBe("silent");
  });
});
