import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Conf from "conf";
import * as v from "valibot";
import { createEngine } from "../../electron/core/workspace/engine.ts";
import type { Clock } from "../../electron/core/ports/clock.ts";
import type { StoredWorkspace } from "../../electron/core/ports/storage.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import { createNodeHttp } from "../../electron/odoo/http/node-http.ts";
import { openServer } from "../../electron/odoo/session/open-server.ts";
import { signIn } from "../../electron/odoo/session/sign-in.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { createArchive } from "../../electron/storage/archive.ts";
import { createDraftStore } from "../../electron/storage/draft-store.ts";
import { createOutboxFiles } from "../../electron/storage/outbox-files.ts";
import { createOutboxStore } from "../../electron/storage/outbox-store.ts";
import type { DiscussEvent } from "../../shared/domain/events.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import { WorkspaceId, type ChannelId } from "../../shared/ids.ts";
import { createFakeSignals } from "../core/connection/fake-bus.ts";
import { english } from "../../shared/text/languages.ts";

/** Alice's engine over the real adapters, signed in and not started. Only the signals of the desktop are given by hand. */
export async function engineOnDemo(
  demo: DemoServer,
  of: {
    /** Absolute; everything that is kept is below it. */
    readonly directory: string;
    readonly clock?: Clock;
    /** By which the governor of requests goes. */
    readonly governorClock?: Clock;
    readonly shown?: () => readonly ChannelId[];
    readonly onArrived?: (message: Message) => void;
  },
) {
  const { directory, clock = systemClock, governorClock = systemClock } = of;
  const { shown = () => [], onArrived = () => {} } = of;
  const log = () => {};
  const http = createNodeHttp();
  const credentials = { address: demo.url, database: demo.database, login: "alice", password: "alice" };
  async function session(): Promise<{ readonly stored: StoredWorkspace; readonly cookie: string }> {
    const signedIn = await signIn(http, credentials, "odoo", log);
    if (!signedIn.ok) throw new Error(english.say(signedIn.error.text));
    const { profile, uid, cookie } = signedIn.value;
    return { stored: { id: v.parse(WorkspaceId, "00000000-0000-4000-8000-000000000001"), profile, uid }, cookie };
  }
  const serverOf = (given: Awaited<ReturnType<typeof session>>) =>
    openServer({ http, ...given, onCookieChanged: () => {}, clock: governorClock, log });

  const first = await session();
  const { id, profile } = first.stored;
  const archive = createArchive({ directory, log, onRebuilt: () => {} });
  const signals = createFakeSignals();
  let hear = (_event: DiscussEvent): void => {};
  const engine = createEngine({
    id,
    profile,
    outboxStore: createOutboxStore({ directory: join(directory, "outbox"), Store: Conf, log }),
    outboxFiles: createOutboxFiles({ directory: join(directory, "files"), newId: randomUUID, log }),
    draftStore: createDraftStore({ directory: join(directory, "drafts"), Store: Conf, log }),
    archive,
    clock,
    random: Math.random,
    newId: randomUUID,
    log,
    signals,
    shown,
    emit: (event) => hear(event),
    onArrived,
    onRestored: () => {},
    onSignedOut: () => {},
  });
  const server = serverOf(first);
  let isStopped = false;
  return {
    engine,
    archive,
    signals,
    api: server.api,
    /** What windows are told from now on. */
    hear(listener: (event: DiscussEvent) => void) {
      hear = listener;
    },
    start: () => engine.start(server),
    /** The person signs in again. */
    async resume() {
      engine.resume(serverOf(await session()));
    },
    stop() {
      if (isStopped) return;
      isStopped = true;
      engine.stop();
      archive.close();
      http.close();
    },
  };
}
