import { createServer } from "node:http";
import type { Server } from "node:http";
import { accountNamed, actorFor } from "./actor.ts";
import type { Actor } from "./actor.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { dialectNamed } from "./dialects.ts";
import type { DialectName } from "./dialects.ts";
import { createFaults } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { newApiKey } from "./methods-api-key.ts";
import { createHttpHandler } from "./http.ts";
import { createOdoo } from "./odoo.ts";
import type { Odoo } from "./odoo.ts";
import { openOffice } from "./office.ts";
import { addTestPeople } from "./people.ts";
import { createRandom } from "./random.ts";
import { createRequestLog } from "./requests.ts";
import type { LoggedRequest } from "./requests.ts";
import { burst, seedChannels, seedMessages } from "./seed.ts";
import { attachWebSockets } from "./websocket.ts";
import type { SocketHub } from "./websocket.ts";
import type { Channel, Message } from "./records.ts";

export interface DemoOptions {
  /** "18.0-7" unless said otherwise. */
  readonly dialect?: DialectName;
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number;
  readonly database?: string;
  /** False refuses `/web/database/list` with AccessDenied, as a careful administrator sets it up. */
  readonly listsDatabases?: boolean;
  /** Answers XML-RPC as an Odoo 16: `mail.channel`, and none of the fields that came later. */
  readonly isFormer?: boolean;
  /** The living office with its own people (login `demo`, password `demo`); else the test people. */
  readonly living?: boolean;
  readonly seed?: number;
  readonly clock?: Clock;
  /** Age after which a socket is closed with 4002, plus up to half of it by chance; milliseconds. */
  readonly keepAlive?: number;
}

/** A running demo server, and the strings by which a test or the office pulls it. */
export interface DemoServer {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly database: string;
  /** Logins and passwords of who can sign in. */
  readonly users: readonly { readonly login: string; readonly password: string; readonly partnerId: number }[];
  readonly requests: readonly LoggedRequest[];
  as(login: string): Actor;
  channel(id: number): Channel;
  /** Id of the conversation of this name. */
  channelNamed(name: string): number;
  messages(channel: number): readonly Message[];
  addUser(login: string, name: string): Actor;
  addApiKey(login: string): string;
  revokeApiKeys(login: string): void;
  seedMessages(channel: number, count: number): number[];
  seedChannels(count: number, ...logins: string[]): number[];
  burst(channel: number, perSecond: number, seconds: number): Promise<number[]>;
  sockets(): number;
  /** From now on websockets open there and nowhere else, as behind a proxy that was set up after an older guide. */
  moveWebsocketTo(path: string): void;
  /** Cuts every websocket; with a code it is said goodbye to. */
  dropSockets(code?: number): void;
  /** Ids of the sessions that this login has now, as they stand in its cookies. */
  sessionsOf(login: string): readonly string[];
  expireSessions(login: string): void;
  changePassword(login: string, password: string): void;
  /** Keeps a route waiting; 0 ends it, `Infinity` never answers. */
  delay(route: RegExp, ms: number): void;
  failNext(route: RegExp, fault: Fault): void;
  busId(): number;
  gcBus(): void;
  /** As `gcBus` on a morning after a quiet night: nothing is left of the bus. */
  forgetBus(): void;
  /** As after restoring a backup made at this bus id: later messages and notifications never were. */
  restoreDatabaseTo(busId: number): void;
  /** Somebody posts in a transaction that commits only when the answer is called: under ids that others have passed by. */
  postLate(channel: number, login: string, text: string): () => void;
  /** How long the bus keeps its rows from the vacuum, ms. */
  retention(): number;
  /** Notifications taken from now on become visible only when the answer is called (WIRE.md §4.4). */
  holdCommits(): () => void;
  /** Connections are refused and cut, until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export async function createDemoServer(options: DemoOptions = {}): Promise<DemoServer> {
  const clock = options.clock ?? systemClock;
  const odoo = createOdoo({
    dialect: dialectNamed(options.dialect ?? "18.0-7"),
    database: options.database ?? "demo",
    company: options.living === true ? "Fernhill Bikes" : "My Company",
    clock,
    random: createRandom(options.seed ?? 20_260_211),
    listsDatabases: options.listsDatabases ?? true,
    isFormer: options.isFormer ?? false,
  });
  const office = options.living === true ? openOffice(odoo) : null;
  if (office === null) addTestPeople(odoo);
  const faults = createFaults();
  const log = createRequestLog();
  const handle = createHttpHandler({ odoo, faults, log });
  const keepAlive = options.keepAlive ?? 3_600_000;
  const line = createBusConnection(odoo, handle, keepAlive);
  const port = await line.open(options.port ?? 0);

  const channel = (id: number): Channel => {
    const found = odoo.world.channels.get(id);
    if (found === undefined) throw new Error(`The demo server has no channel ${id}`);
    return found;
  };

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    database: odoo.database,
    users: [...odoo.world.accounts.values()]
      .filter((account) => account.id !== 1)
      .map(({ login, password, partner }) => ({ login, password, partnerId: partner.id })),
    requests: log.entries,
    as: (login) => actorFor(odoo, login),
    channel,
    channelNamed(name) {
      const found = [...odoo.world.channels.values()].find((candidate) => candidate.name === name);
      if (found === undefined) throw new Error(`The demo server has no conversation named ${name}`);
      return found.id;
    },
    messages: (id) => channel(id).messages,
    addUser(login, name) {
      const partner = odoo.world.addPartner({ name, email: `${login}@example.com` });
      odoo.world.addAccount({ login, password: login, partner });
      return actorFor(odoo, login);
    },
    addApiKey: (login) => newApiKey(odoo, accountNamed(odoo, login)),
    revokeApiKeys: (login) => accountNamed(odoo, login).apiKeys.clear(),
    seedMessages: (id, count) => seedMessages(odoo, channel(id), count),
    seedChannels: (count, ...logins) => seedChannels(odoo, count, logins),
    burst: (id, perSecond, seconds) => burst(odoo, channel(id), perSecond, seconds),
    sockets: line.sockets,
    moveWebsocketTo: line.moveWebsocketTo,
    dropSockets: (code) => line.dropSockets(code ?? null),
    sessionsOf: (login) => odoo.sessions.idsOf(accountNamed(odoo, login)),
    expireSessions: (login) => odoo.sessions.closeAllOf(accountNamed(odoo, login)),
    changePassword(login, password) {
      accountNamed(odoo, login).password = password;
    },
    delay: faults.delay,
    failNext: faults.failNext,
    busId: odoo.bus.lastId,
    forgetBus: () => odoo.bus.collectGarbage(-1),
    gcBus: () => odoo.bus.collectGarbage(odoo.dialect.busRetention),
    restoreDatabaseTo(busId) {
      odoo.bus.restoreTo(busId);
      odoo.world.removeMessagesAfter(busId);
    },
    postLate(channelId, login, text) {
      let id = 0;
      const show = odoo.bus.holdBack(() => {
        id = actorFor(odoo, login).post(channelId, text);
      });
      const message = channel(channelId).messages.find((candidate) => candidate.id === id);
      if (message === undefined) throw new Error(`The demo server has lost message ${id}`);
      odoo.world.removeMessage(message);
      return () => {
        odoo.world.putBackMessage(message);
        show();
      };
    },
    retention: () => odoo.dialect.busRetention * 1000,
    holdCommits: odoo.bus.holdCommits,
    pause: line.close,
    resume: async () => void (await line.open(port)),
    async stop() {
      office?.stop();
      await line.close();
    },
  };
}

type Handler = ReturnType<typeof createHttpHandler>;

/** The listening side, which can be taken down and put up again on the same port. */
function createBusConnection(odoo: Odoo, handle: Handler, keepAlive: number) {
  let current: { readonly server: Server; readonly hub: SocketHub } | null = null;
  let websocketPath = "/websocket";
  return {
    moveWebsocketTo(path: string): void {
      websocketPath = path;
    },
    sockets: () => current?.hub.count() ?? 0,
    dropSockets: (code: number | null) => current?.hub.dropAll(code),
    async open(port: number): Promise<number> {
      const server = createServer((request, response) => {
        handle(request, response).catch((error: unknown) =>
          response.destroy(error instanceof Error ? error : undefined),
        );
      });
      const hub = attachWebSockets(server, odoo, keepAlive, () => websocketPath);
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", resolve);
      });
      current = { server, hub };
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("The demo server has no port");
      return address.port;
    },
    async close(): Promise<void> {
      const line = current;
      if (line === null) return;
      current = null;
      line.hub.stop();
      await new Promise<void>((resolve) => {
        line.server.close(() => resolve());
        line.server.closeAllConnections();
      });
    },
  };
}
