import { createJsonRpc } from "../../electron/odoo/http/json-rpc.ts";
import type { Clock } from "../../electron/core/ports/clock.ts";
import type { Http } from "../../electron/core/ports/http.ts";
import { createEngine } from "../../electron/core/workspace/engine.ts";
import { createParseWarnings } from "../../electron/odoo/wire/parse-warnings-log.ts";
import { createDiscussApi } from "../../electron/odoo/discuss/discuss-api.ts";
import { createSession } from "../../electron/odoo/session/session.ts";
import { systemClock } from "../../electron/shell/clock.ts";
import { createArchive } from "../../electron/storage/archive.ts";
import type { DiscussEvent } from "../../shared/domain/events.ts";
import { ok } from "../../shared/result.ts";
import { createFakeBus, createFakeSignals } from "../core/connection/fake-bus.ts";
import { countingIds, workspaceState } from "./builders.ts";
import { createFakeDraftStore } from "./fake-draft-store.ts";
import { createFakeOutboxFiles } from "./fake-outbox-files.ts";
import { createFakeOutboxStore } from "./fake-outbox-store.ts";
import { createFakeServer } from "./fake-server.ts";
import { createFakeClock } from "./fake-clock.ts";
import { openGate } from "./open-gate.ts";

/** An engine that reads its list over the real adapters and keeps it in a real archive; the rest is faked. */
export function engineOnLargeList(http: Http, origin: string, directory: string, clock: Clock = systemClock) {
  const log = () => {};
  const { id, profile } = workspaceState();
  const stored = { id, uid: 8, profile: { ...profile, server: origin } };
  const session = createSession({ http, stored, cookie: "session_id=mine", onCookieChanged: log, log });
  const parseWarnings = createParseWarnings(log);
  const fake = createFakeServer({ clock: createFakeClock() });
  const real = createDiscussApi({
    jsonRpc: createJsonRpc({ http, origin, cookie: session.cookie }),
    stored,
    session,
    clock,
    parseWarnings,
    upload: fake.api.uploadFile,
  });
  const api = { ...fake.api, loadOverview: real.loadOverview };
  const archive = createArchive({ directory, log, onRebuilt: log });
  const bus = createFakeBus();
  const events: DiscussEvent[] = [];
  const signals = createFakeSignals();
  let pong: NodeJS.Timeout | undefined;
  const engine = createEngine({
    id,
    profile,
    archive,
    clock,
    log,
    signals,
    outboxStore: createFakeOutboxStore(),
    outboxFiles: createFakeOutboxFiles(),
    draftStore: createFakeDraftStore(),
    random: Math.random,
    newId: countingIds(),
    shown: () => [],
    emit: (event) => void events.push(event),
    onArrived: log,
    onRestored: log,
    onSignedOut: log,
  });
  return {
    engine,
    archive,
    events,
    start() {
      engine.start({
        api,
        background: api,
        gate: openGate(),
        bus: { websocket: bus, polling: null, rpc: createFakeBus() },
        session: { ...session, check: () => Promise.resolve(ok("alive")), refresh: () => Promise.resolve(ok()) },
        media: { load: () => Promise.resolve(ok({ mimetype: "", bytes: new Uint8Array(), isImmutable: true })) },
      });
      bus.opens();
      pong = setInterval(() => bus.say({ type: "heard" }), 500);
    },
    isCaughtUp: () => engine.state().connection.state === "online" && !engine.state().connection.isCatchingUp,
    stop() {
      clearInterval(pong);
      engine.stop();
      archive.close();
    },
  };
}
