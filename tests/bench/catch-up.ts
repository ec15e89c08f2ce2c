import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Conf from "conf";
import * as v from "valibot";
import { createEngine } from "../../electron/core/engine.ts";
import { createDemoServer, type DemoServer } from "../../electron/demo/start.ts";
import { createNodeHttp } from "../../electron/odoo/http-node.ts";
import { openServer } from "../../electron/odoo/open-server.ts";
import { signIn } from "../../electron/odoo/sign-in.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { createArchive } from "../../electron/storage/archive.ts";
import { createOutboxFiles } from "../../electron/storage/outbox-files.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import { ChannelId, WorkspaceId } from "../../shared/ids.ts";
import { createFakeSignals } from "../core/bus/fake-bus.ts";
import type { Bench, Figure } from "./figure.ts";
import { freshFolder, removeFolder } from "./parley.ts";
import { spread } from "./stats.ts";

const conversations = 200;
const rounds = 5;
/** What happened while the machine slept: in so many conversations, so many messages each. */
const nights = [
  { changed: 1, messages: 10 },
  { changed: 10, messages: 10 },
  { changed: 10, messages: 400 },
  { changed: 200, messages: 10 },
] as const;

/** What a gap costs the server ([GAP1]): requests, counted at the demo server, and the time they take. */
export const catchUp: Bench = {
  name: "catch-up",
  async run() {
    const demo = await createDemoServer();
    const folder = await freshFolder();
    try {
      const channels = demo.seedChannels(conversations, "alice", "bob");
      const desk = await sitDown(demo, folder);
      for (const channel of channels) await desk.engine.openTimeline(v.parse(ChannelId, channel), null);
      const figures: Figure[] = [];
      for (const { changed, messages } of nights) {
        const requests: number[] = [];
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          desk.sleep();
          for (const channel of channels.slice(0, changed)) happen(demo, channel, messages);
          demo.forgetBus();
          const [before, started] = [demo.requests.length, performance.now()];
          desk.wake();
          await desk.caughtUp();
          times.push(performance.now() - started);
          requests.push(demo.requests.slice(before).filter(isOfCatchUp).length);
        }
        const what = `${changed} of ${conversations} conversations changed, ${messages} messages missed in each`;
        figures.push(
          { name: what, unit: "requests", measured: Math.max(...requests), reach: { median: 2 + changed } },
          { name: "… until all is right", unit: "ms", measured: spread(times), reach: null },
        );
      }
      desk.leave();
      return figures;
    } finally {
      await demo.stop();
      await removeFolder(folder);
    }
  },
};

/** The line asks on its own account whether its session is alive. */
const isOfCatchUp = ({ path }: { readonly path: string }) => path !== "/websocket" && !path.startsWith("/web/session/");

/** A night in one conversation: one message is edited, and others are posted. */
function happen(demo: DemoServer, channel: number, messages: number): void {
  const bob = demo.as("bob");
  const last = bob.post(channel, "good night");
  for (let count = 1; count < messages; count += 1) bob.post(channel, `while you slept, ${count}`);
  bob.edit(last, "<p>good night, all</p>");
}

/** Alice's engine over the real adapters, online and caught up. */
async function sitDown(demo: DemoServer, folder: string) {
  const log = () => {};
  const http = createNodeHttp();
  const credentials = { address: demo.url, database: demo.database, login: "alice", password: "alice" };
  const signedIn = await signIn(http, credentials, "odoo", log);
  if (!signedIn.ok) throw new Error(signedIn.error.sentence);
  const { profile, uid, cookie } = signedIn.value;
  const stored = { id: v.parse(WorkspaceId, randomUUID()), profile, uid };
  const archive = createArchive({ directory: folder, log, onRebuilt: () => {} });
  const signals = createFakeSignals();
  let slept = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + slept };
  const engine = createEngine({
    id: stored.id,
    profile,
    outboxStore: createOutboxStore({ directory: join(folder, "outbox"), Store: Conf, log }),
    outboxFiles: createOutboxFiles({ directory: join(folder, "files"), newId: randomUUID, log }),
    archive,
    clock,
    random: Math.random,
    newId: randomUUID,
    log,
    signals,
    shown: () => [],
    emit: () => {},
    onArrived: () => {},
    onSignedOut: () => {},
  });
  const caughtUp = async (): Promise<void> => {
    const isDone = () => engine.state().connection.state === "online" && !engine.state().connection.isCatchingUp;
    while (!isDone()) await wait(1);
  };
  engine.start(openServer({ http, stored, cookie, onCookieChanged: () => {}, clock, log }));
  await caughtUp();
  return {
    engine,
    sleep: () => signals.give("suspend"),
    /** After a minute, in which what the governor lets out at once has gathered again as in any night. */
    wake() {
      slept += 60_000;
      signals.give("resume");
    },
    caughtUp,
    leave() {
      engine.stop();
      archive.close();
      http.close();
    },
  };
}
