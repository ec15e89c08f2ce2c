import * as v from "valibot";
import { createEngine } from "../../electron/core/workspace/engine.ts";
import type { Http } from "../../electron/core/ports/http.ts";
import type { Log } from "../../electron/core/ports/log.ts";
import type { Random } from "../../electron/core/ports/clock.ts";
import type { StoredWorkspace } from "../../electron/core/ports/storage.ts";
import { createDemoServer, type DemoServer } from "../../electron/demo/start.ts";
import { createNodeHttp } from "../../electron/odoo/http/node-http.ts";
import { openServer } from "../../electron/odoo/session/open-server.ts";
import { signIn, type SignedIn } from "../../electron/odoo/session/sign-in.ts";
import type { DiscussEvent } from "../../shared/domain/events.ts";
import type { Instant } from "../../shared/domain/instant.ts";
import type { TimelinePage } from "../../shared/domain/timelines/types.ts";
import type { WorkspaceState } from "../../shared/domain/workspace.ts";
import { plain } from "../../shared/domain/messages/content.ts";
import { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import type { SignInProblem } from "../../shared/ipc/commands/sign-in-commands.ts";
import type { Result } from "../../shared/result.ts";
import { reduce } from "../../shared/domain/workspace-reduce.ts";
import { createFakeSignals, type FakeSignals } from "../core/connection/fake-bus.ts";
import { createFakeArchive, emptyDisk } from "../core/workspace/fake-archive.ts";
import { countingIds, uuid } from "../support/builders.ts";
import { createFakeClock, monday, type FakeClock } from "../support/fake-clock.ts";
import { createFakeDraftStore } from "../support/fake-draft-store.ts";
import { createFakeOutboxFiles } from "../support/fake-outbox-files.ts";
import { createFakeOutboxStore } from "../support/fake-outbox-store.ts";
import type { Fault } from "../support/fault-proxy/fault.ts";
import { createNames, testHost } from "../support/fault-proxy/names.ts";
import { createFaultProxy } from "../support/fault-proxy/proxy.ts";
import { settleNetwork } from "../support/settle-network.ts";
import { english } from "../../shared/text/languages.ts";

/** A fault of the proxy, or the one that comes before it. */
export type Weather = Fault | { readonly type: "name-unknown" };

export interface LogEntry {
  readonly at: Instant;
  readonly level: string;
  readonly event: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** A demo server, the weather before it, and Alice's engine over the real adapters: real sockets, and one clock for all. */
export interface World {
  readonly clock: FakeClock;
  readonly demo: DemoServer;
  /** Of the server, with the port. */
  readonly host: string;
  readonly log: readonly LogEntry[];
  /** Bob writes into the one conversation, on the server's side of the weather. */
  bobPosts(...texts: readonly string[]): void;
  /** What the conversation has on the server. */
  texts(): readonly string[];
  /** Null is fine weather. `cutsLines`: whoever is connected is cut off as well. */
  set(weather: Weather | null, cutsLines?: boolean): Promise<void>;
  /** `before` is awaited as a request to that path is about to leave. */
  signIn(before?: {
    readonly path: RegExp;
    readonly run: () => Promise<void>;
  }): Promise<Result<SignedIn, SignInProblem>>;
  /** Signed in while the weather was fine: words that must not go into the log. */
  readonly secrets: readonly string[];
  /** Alice's app, closed until `start`; one after the other on the same disk, or another one on a new disk. */
  open(given?: { readonly hear?: (event: DiscussEvent) => void; readonly isNew?: boolean }): Desk;
  stop(): Promise<void>;
}

/** Alice at her machine. */
export interface Desk {
  readonly signals: FakeSignals;
  start(): void;
  stop(): void;
  window(): WorkspaceState;
  /** Online, caught up, and nothing waits to be sent. */
  isCalm(): boolean;
  write(text: string): void;
  /** Shows the conversation, as a window does when the person goes there. */
  show(): Promise<void>;
  /** What stands in the conversation on the screen. */
  texts(): readonly string[];
}

/** Unlike every other word, so that it is found wherever it should not be. */
const password = "pass-of-alice-7f3a";

export async function createWorld({
  tls = false,
  random = () => 0.5,
}: { tls?: boolean; random?: Random } = {}): Promise<World> {
  const clock = createFakeClock(monday, settleNetwork);
  const names = createNames();
  const demo = await createDemoServer({ clock });
  demo.changePassword("alice", password);
  const proxy = await createFaultProxy({ upstream: demo.url, tls, clock });
  const roots = proxy.authority === null ? [] : [proxy.authority];
  const http = createNodeHttp({ clock, ...(proxy.authority === null ? {} : { ca: proxy.authority }) });
  const address = proxy.url.replace("127.0.0.1", testHost);
  const channel = v.parse(ChannelId, demo.channelNamed("general"));
  const log: LogEntry[] = [];
  const note: Log = (level, event, context = {}) => void log.push({ at: clock.now(), level, event, context });
  const enter = (through: Http) =>
    signIn(
      through,
      { address, database: null, login: "alice", password, ...(tls ? {} : { plainHttp: [address] }) },
      "odoo",
      note,
    );
  const first = await enter(http);
  if (!first.ok) throw new Error(english.say(first.error.text));
  const { profile, uid, cookie } = first.value;
  const id = v.parse(WorkspaceId, uuid(1));
  const stored: StoredWorkspace = { id, profile, uid };
  const newDisk = () => ({ archive: emptyDisk(), outbox: createFakeOutboxStore() });
  const used = newDisk();
  const newId = countingIds();
  const desks: Desk[] = [];

  const open: World["open"] = ({ hear = () => {}, isNew = false } = {}) => {
    const disk = isNew ? newDisk() : used;
    const signals = createFakeSignals();
    const engine = createEngine({
      id,
      profile,
      outboxStore: disk.outbox,
      outboxFiles: createFakeOutboxFiles(),
      draftStore: createFakeDraftStore(),
      archive: createFakeArchive(disk.archive),
      clock,
      random,
      newId,
      log: note,
      signals,
      shown: () => [channel],
      emit(event) {
        window = reduce(window, event);
        hear(event);
      },
      onArrived: () => {},
      onRestored: () => {},
      onSignedOut: () => {},
    });
    let window = engine.state();
    const fold = (page: TimelinePage) => {
      window = reduce(window, { type: "timeline-opened", channel, page });
    };
    const desk: Desk = {
      signals,
      start() {
        engine.start(
          openServer({ http, stored, cookie, onCookieChanged: () => {}, clock, log: note, roots: () => roots }),
        );
      },
      stop: () => engine.stop(),
      window: () => window,
      isCalm() {
        const { connection, outbox } = window;
        return connection.state === "online" && !connection.isCatchingUp && outbox.length === 0;
      },
      write: (text) => void engine.sendMessage(channel, plain(text), null),
      async show() {
        fold({ messages: [], reachesStart: false, isLive: true });
        const page = await engine.openTimeline(channel, null);
        if (page.ok) fold(page.value);
      },
      texts: () => window.timelines[channel]?.messages.map(({ text }) => text) ?? [],
    };
    desks.push(desk);
    return desk;
  };

  return {
    clock,
    demo,
    host: new URL(address).host,
    log,
    bobPosts(...texts) {
      for (const text of texts) demo.as("bob").post(channel, text);
    },
    texts: () => demo.messages(channel).map(({ body }) => body.replaceAll(/<[^>]*>/gu, "")),
    secrets: [password, cookie.replace("session_id=", "")],
    async set(weather, cutsLines = false) {
      names.set(weather?.type !== "name-unknown");
      await proxy.set(weather?.type === "name-unknown" ? null : weather);
      if (cutsLines) proxy.dropAll();
    },
    signIn(before) {
      return enter(async (request) => {
        if (before?.path.test(request.url)) await before.run();
        return http(request);
      });
    },
    open,
    async stop() {
      for (const desk of desks) desk.stop();
      http.close();
      await proxy.stop();
      await demo.stop();
      names.stop();
    },
  };
}
