import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Conf from "conf";
import * as v from "valibot";
import { expect, onTestFinished, vi } from "vitest";
import { createEngine } from "../../electron/core/engine.ts";
import type { Clock, StoredWorkspace } from "../../electron/core/ports.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import { createNodeHttp } from "../../electron/odoo/http-node.ts";
import { openServer } from "../../electron/odoo/open-server.ts";
import { signIn } from "../../electron/odoo/sign-in.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { createArchive } from "../../electron/storage/archive.ts";
import { createOutboxFiles } from "../../electron/storage/outbox-files.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import type { DiscussEvent, Message, WorkspaceState } from "../../shared/discuss.ts";
import { WorkspaceId, type ChannelId, type MessageId } from "../../shared/ids.ts";
import { emptyWorkspace, reduce } from "../../shared/reduce.ts";
import { temporaryDirectory } from "../storage/temporary-directory.ts";
import { createFakeSignals } from "./bus/fake-bus.ts";

/** Shorter than the test's own patience, so that what is missing is named. */
export const soon = { timeout: 4_000, interval: 20 };

/** Alice's engine over the real adapters, and a window that folds what it is told. */
export async function aliceOn(demo: DemoServer, directory = temporaryDirectory(), clock: Clock = systemClock) {
  const http = createNodeHttp();
  const log = () => {};
  const credentials = { address: demo.url, database: demo.database, login: "alice", password: "alice" };
  async function session(): Promise<{ readonly stored: StoredWorkspace; readonly cookie: string }> {
    const signedIn = await signIn(http, credentials, "odoo", log);
    if (!signedIn.ok) throw new Error(signedIn.error.sentence);
    const { profile, uid, cookie } = signedIn.value;
    return { stored: { id: v.parse(WorkspaceId, "00000000-0000-4000-8000-000000000001"), profile, uid }, cookie };
  }
  const serverOf = (given: Awaited<ReturnType<typeof session>>) =>
    openServer({ http, ...given, onCookieChanged: () => {}, clock: systemClock, log });

  const first = await session();
  const { id, profile } = first.stored;
  const archive = createArchive({ directory, log, onRebuilt: () => {} });
  const signals = createFakeSignals();
  const arrived: Message[] = [];
  let shown: readonly ChannelId[] = [];
  let window: WorkspaceState = emptyWorkspace(id, profile);
  const fold = (event: DiscussEvent): void => {
    window = reduce(window, event);
  };
  const engine = createEngine({
    id,
    profile,
    outboxStore: createOutboxStore({ directory: join(directory, "outbox"), Store: Conf, log }),
    outboxFiles: createOutboxFiles({ directory: join(directory, "files"), newId: randomUUID, log }),
    archive,
    clock,
    random: Math.random,
    newId: randomUUID,
    log,
    signals,
    shown: () => shown,
    emit: fold,
    onArrived: (message) => void arrived.push(message),
    onSignedOut: () => {},
  });
  window = engine.state();
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    engine.stop();
    archive.close();
    http.close();
  };
  onTestFinished(stop);

  const server = serverOf(first);
  return {
    engine,
    archive,
    api: server.api,
    start: () => engine.start(server),
    signals,
    arrived,
    stop,
    window: () => window,
    /** As a window does when the person goes there. */
    async show(channel: ChannelId) {
      shown = [channel];
      fold({ type: "timeline-opened", channel, page: { messages: [], reachesStart: false, isLive: true } });
      const page = await engine.openTimeline(channel, null);
      if (!page.ok) throw new Error(page.error.sentence);
      fold({ type: "timeline-opened", channel, page: page.value });
    },
    /** As a window does when the person scrolls up. */
    async scrollUp(channel: ChannelId, from: MessageId, limit = 50) {
      const page = await engine.extendTimeline(channel, "older", from, limit);
      if (!page.ok) throw new Error(page.error.sentence);
      fold({ type: "timeline-extended", channel, page: page.value, side: "older" });
    },
    /** The person goes elsewhere; the window keeps what it holds. */
    leave() {
      shown = [];
    },
    texts: (channel: ChannelId) => window.timelines[channel]?.messages.map(({ text }) => text) ?? [],
    online: () =>
      vi.waitFor(() => expect(window.connection).toMatchObject({ state: "online", isCatchingUp: false }), soon),
    /** The person signs in again. */
    async resume() {
      engine.resume(serverOf(await session()));
    },
  };
}
