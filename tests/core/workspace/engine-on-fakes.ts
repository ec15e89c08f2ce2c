import { createEngine, type Engine } from "../../../electron/core/workspace/engine.ts";
import type { NewId } from "../../../electron/core/ports/clock.ts";
import type { Archive } from "../../../electron/core/ports/archive.ts";
import type { BusNotice } from "../../../electron/core/ports/bus.ts";
import type { FromServer, WorkspaceServer } from "../../../electron/core/ports/server.ts";
import type { DiscussEvent, ServerEvent } from "../../../shared/domain/events.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import type { ChannelId } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import { countingIds, workspaceState } from "../../support/builders.ts";
import { createFakeClock, type FakeClock } from "../../support/fake-clock.ts";
import { createFakeDraftStore, type FakeDraftStore } from "../../support/fake-draft-store.ts";
import { createFakeOutboxFiles, type FakeOutboxFiles } from "../../support/fake-outbox-files.ts";
import { createFakeOutboxStore, type FakeOutboxStore } from "../../support/fake-outbox-store.ts";
import { createFakeServer, type FakeServer } from "../../support/fake-server.ts";
import { openGate } from "../../support/open-gate.ts";
import { createFakeBus, createFakeSignals, type FakeBus, type FakeSignals } from "../connection/fake-bus.ts";
import { createFakeArchive, emptyDisk, type ArchiveDisk } from "./fake-archive.ts";

export interface EngineOnFakes {
  readonly engine: Engine;
  readonly archive: Archive;
  readonly disk: ArchiveDisk;
  readonly outbox: FakeOutboxStore;
  readonly files: FakeOutboxFiles;
  readonly drafts: FakeDraftStore;
  readonly clock: FakeClock;
  readonly server: FakeServer;
  /** The websocket. */
  readonly bus: FakeBus;
  readonly polling: FakeBus;
  readonly signals: FakeSignals;
  readonly gate: ReturnType<typeof openGate>;
  readonly events: DiscussEvent[];
  /** What the person might be told of. */
  readonly arrived: Message[];
  signedOut: number;
  /** What went into the log, as [event, context]. */
  readonly logged: (readonly [string, unknown])[];
  /** What windows show. */
  shown: readonly ChannelId[];
  /** Answers of `session.check`, from the front; alive when it is empty. */
  readonly checks: Awaited<FromServer<"alive">>[];
  readonly asServer: WorkspaceServer;
  /** The bus brings it, under an id of its own. */
  bring(...events: readonly ServerEvent[]): void;
  /** The line opens and answers, and catch-up runs as far as it can. */
  up(): Promise<void>;
  /** Events of one type since the beginning. */
  of<T extends DiscussEvent["type"]>(type: T): readonly Extract<DiscussEvent, { type: T }>[];
}

/** An engine on fakes of every port. `disk` and `outbox`: what an earlier run left. */
export function engineOnFakes(
  given: {
    readonly disk?: ArchiveDisk;
    readonly outbox?: FakeOutboxStore;
    readonly files?: FakeOutboxFiles;
    readonly drafts?: FakeDraftStore;
    readonly clock?: FakeClock;
    readonly server?: FakeServer;
    /** Of all lives together, where there are several. */
    readonly newId?: NewId;
    readonly origin?: string;
    readonly access?: Profile["access"];
  } = {},
): EngineOnFakes {
  const { clock = createFakeClock(), disk = emptyDisk(), outbox = createFakeOutboxStore() } = given;
  const { files = createFakeOutboxFiles(), drafts = createFakeDraftStore() } = given;
  const server = given.server ?? createFakeServer({ clock });
  const archive = createFakeArchive(disk);
  const bus = createFakeBus();
  const polling = createFakeBus();
  const signals = createFakeSignals();
  const events: DiscussEvent[] = [];
  const arrived: Message[] = [];
  const checks: EngineOnFakes["checks"] = [];
  const { id, profile } = workspaceState();
  let noticeId = 1_000;
  const gate = openGate();
  const asServer: WorkspaceServer = {
    gate,
    api: server.api,
    background: server.api,
    bus: { websocket: bus, polling, rpc: createFakeBus() },
    session: {
      check: () => Promise.resolve(checks.shift() ?? ok("alive")),
      refresh: () => Promise.resolve(ok()),
      destroy: () => Promise.resolve(ok()),
    },
    media: { load: () => Promise.resolve(ok({ mimetype: "image/png", bytes: new Uint8Array(), isImmutable: true })) },
  };
  const on: EngineOnFakes = {
    engine: createEngine({
      id,
      profile: { ...profile, server: given.origin ?? profile.server, access: given.access ?? profile.access },
      outboxStore: outbox,
      outboxFiles: files,
      draftStore: drafts,
      archive,
      clock,
      random: () => 0.5,
      newId: given.newId ?? countingIds(),
      log: (_level, event, context) => void on.logged.push([event, context]),
      signals,
      shown: () => on.shown,
      emit: (event) => void events.push(event),
      onArrived: (message) => void arrived.push(message),
      onRestored: () => {},
      onSignedOut: () => {
        on.signedOut += 1;
      },
    }),
    archive,
    disk,
    outbox,
    files,
    drafts,
    clock,
    server,
    bus,
    polling,
    signals,
    gate,
    events,
    arrived,
    signedOut: 0,
    logged: [],
    shown: [],
    checks,
    asServer,
    bring(...brought) {
      noticeId += 1;
      const notice: BusNotice = { id: noticeId, events: brought };
      bus.notifies(notice);
    },
    async up() {
      bus.opens();
      bus.say({ type: "heard" });
      await clock.settle();
    },
    of: <T extends DiscussEvent["type"]>(type: T) =>
      events.filter((event): event is Extract<DiscussEvent, { type: T }> => event.type === type),
  };
  return on;
}
