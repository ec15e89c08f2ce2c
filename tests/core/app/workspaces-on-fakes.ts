import { drawPng } from "../../../electron/demo/png.ts";
import type { NotificationRequest } from "../../../electron/core/ports/desktop.ts";
import type { KeptLastShown, StorageFault, StoredWorkspace } from "../../../electron/core/ports/storage.ts";
import type { Presets } from "../../../electron/core/app/presets.ts";
import type { MediaFile, MediaRequest } from "../../../electron/core/ports/media.ts";
import type { FromServer, WorkspaceServer } from "../../../electron/core/ports/server.ts";
import { createWorkspaces } from "../../../electron/core/app/workspaces.ts";
import type { Workspaces } from "../../../electron/core/app/workspaces-api.ts";
import type { KeySignInInput, DiagnosisTarget, SignedIn, SignInInput } from "../../../electron/core/app/app-ports.ts";
import type { AppEvent } from "../../../shared/domain/app-state.ts";
import { createAppSettings } from "../../../electron/core/app/settings.ts";
import type { ChosenSettings } from "../../../shared/settings.ts";
import type { ServerEvent } from "../../../shared/domain/events.ts";
import type { Diagnosis } from "../../../shared/doctor/diagnosis.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import type { WindowRequest } from "../../../shared/ipc/window-request.ts";
import { emptyApp } from "../../../shared/domain/app-reduce.ts";
import { english } from "../../../shared/text/languages.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { countingIds, workspaceState } from "../../support/builders.ts";
import { createFakeClock, type FakeClock } from "../../support/fake-clock.ts";
import { createFakeDraftStore, type FakeDraftStore } from "../../support/fake-draft-store.ts";
import { createFakeOutboxFiles, type FakeOutboxFiles } from "../../support/fake-outbox-files.ts";
import { createFakeOutboxStore, type FakeOutboxStore } from "../../support/fake-outbox-store.ts";
import { createFakeServer, type FakeServer } from "../../support/fake-server.ts";
import { openGate } from "../../support/open-gate.ts";
import { createFakeBus, createFakeSignals, type FakeBus, type FakeSignals } from "../connection/fake-bus.ts";
import { createFakeArchive, emptyDisk, type ArchiveDisk } from "../workspace/fake-archive.ts";

/** A machine on which the app can run more than once. */
export interface Machine {
  readonly stored: Map<WorkspaceId, StoredWorkspace>;
  readonly secrets: Map<string, string>;
  readonly archives: Map<WorkspaceId, ArchiveDisk>;
  readonly outboxes: Map<WorkspaceId, FakeOutboxStore>;
  readonly files: Map<WorkspaceId, FakeOutboxFiles>;
  readonly drafts: Map<WorkspaceId, FakeDraftStore>;
  /** What the person has chosen. */
  settings: ChosenSettings;
  lastShown: KeptLastShown | null;
  hasKeyring: boolean;
  openArchives: number;
  /** Where registry files are kept that turn out to be damaged. */
  readonly damaged: string[];
}

export function newMachine(): Machine {
  return {
    stored: new Map(),
    damaged: [],
    secrets: new Map(),
    archives: new Map(),
    outboxes: new Map(),
    files: new Map(),
    drafts: new Map(),
    settings: {},
    lastShown: null,
    hasKeyring: true,
    openArchives: 0,
  };
}

export interface WorkspacesOnFakes {
  readonly workspaces: Workspaces;
  readonly clock: FakeClock;
  readonly server: FakeServer;
  readonly signals: FakeSignals;
  /** The buses of the servers opened, in order. */
  readonly buses: readonly FakeBus[];
  /** Their gates. */
  readonly gates: readonly ReturnType<typeof openGate>[];
  readonly events: { readonly seq: number; readonly event: AppEvent }[];
  /** What the desktop was told: `badge 3`, `show …`, `clear 1`. */
  readonly desktop: string[];
  /** Titles of the windows of one conversation that are open, by number. */
  readonly conversationWindowIndex: Map<number, string>;
  /** What was sent to the pages of windows. */
  readonly requests: { readonly window: number; readonly request: WindowRequest }[];
  readonly shown: { readonly request: NotificationRequest; readonly click: () => void }[];
  /** The answer to the next sign-in. */
  signIn: Result<SignedIn, SignInProblem>;
  signInWithKey: Result<SignedIn, SignInProblem>;
  readonly keysTried: KeySignInInput[];
  /** Pictures of other servers that were fetched: address, and the workspace's own server. */
  readonly fetched: (readonly [url: string, server: string])[];
  readonly passwordsTried: SignInInput[];
  media: (what: MediaRequest) => FromServer<MediaFile>;
  /** What becomes of a file in the downloads folder. */
  save: (name: string, bytes: Uint8Array) => Result<string, StorageFault>;
  destroy: () => FromServer<void>;
  /** What the person chooses in the desktop's dialog. */
  chosen: readonly string[];
  demosRunning: number;
  /** From now on the keyring waits for the person; call what is returned to answer it. */
  keyringAsksThePerson(): () => void;
  /** The archive that was opened last turns out to be damaged, and an empty one takes its place. */
  archiveIsRebuilt(): void;
  /** Whom the connection doctor was sent to. */
  readonly examined: DiagnosisTarget[];
  /** What it finds. */
  diagnosis: Diagnosis;
  /** The person signs in, the line comes up, and catch-up is over. */
  signedIn(): Promise<WorkspaceId>;
  /** The bus of the latest server brings it. */
  bring(...events: readonly ServerEvent[]): void;
}

const { profile } = workspaceState();
export const account: SignedIn = { profile, uid: 7, secret: "session_id=abc" };
export const keyAccount: SignedIn = {
  profile: { ...profile, access: "api-key" },
  uid: 7,
  secret: "94598c5ded415c49a4f30594b917f9268dbfab31",
};
const icon: MediaFile = { mimetype: "image/png", bytes: drawPng(1, 1, () => [0, 0, 0]), isImmutable: true };

const noPresets: Omit<Presets, "timeout"> = { signIn: emptyApp.preset, plainHttp: null, account: null, problems: [] };

export function workspacesOnFakes(
  machine: Machine = newMachine(),
  given: Partial<typeof noPresets> = {},
): WorkspacesOnFakes {
  const clock = createFakeClock();
  const server = createFakeServer({ clock });
  const buses: FakeBus[] = [];
  const gates: ReturnType<typeof openGate>[] = [];
  const signals = createFakeSignals();
  const desktop: string[] = [];
  const conversationWindowIndex = new Map<number, string>();
  const shown: WorkspacesOnFakes["shown"] = [];
  const requests: WorkspacesOnFakes["requests"] = [];
  const events: WorkspacesOnFakes["events"] = [];
  let noticeId = 1_000;
  let keyring = Promise.resolve();
  let rebuild = (): void => {};

  function openServer(): WorkspaceServer {
    const bus = createFakeBus();
    const gate = openGate();
    buses.push(bus);
    gates.push(gate);
    return {
      gate,
      api: server.api,
      background: server.api,
      bus: { websocket: bus, polling: createFakeBus(), rpc: createFakeBus() },
      session: {
        check: () => Promise.resolve(ok("alive" as const)),
        refresh: () => Promise.resolve(ok()),
        destroy: () => on.destroy(),
      },
      media: { load: (what) => on.media(what) },
    };
  }

  const workspaces = createWorkspaces({
    presets: { ...noPresets, ...given },
    registry: {
      list(onSetAside) {
        for (const path of machine.damaged.splice(0)) onSetAside?.(path);
        return [...machine.stored.values()];
      },
      save(one) {
        machine.stored.set(one.id, one);
        return ok();
      },
      remove: (id) => void machine.stored.delete(id),
    },
    systemLanguage: "en",
    texts: () => english,
    systemFormats: { current: () => emptyApp.systemFormats, subscribe: () => () => undefined },
    settings: createAppSettings({
      store: {
        read: () => machine.settings,
        write(settings) {
          machine.settings = settings;
          return ok();
        },
      },
      policy: {},
      environment: {},
    }),
    secrets: {
      isDurable: machine.hasKeyring,
      async read(name) {
        const secret = machine.secrets.get(name) ?? null;
        await keyring;
        return secret;
      },
      write: (name, secret) => Promise.resolve(void machine.secrets.set(name, secret)),
      remove: (name) => Promise.resolve(void machine.secrets.delete(name)),
    },
    openStores({ id }, onRebuilt) {
      const disk = machine.archives.get(id) ?? emptyDisk();
      rebuild = () => {
        for (const kept of Object.values(disk)) if (kept instanceof Map) kept.clear();
        onRebuilt("archive-1.sqlite");
      };
      const outboxStore = machine.outboxes.get(id) ?? createFakeOutboxStore();
      machine.archives.set(id, disk);
      machine.outboxes.set(id, outboxStore);
      machine.openArchives += 1;
      const archive = createFakeArchive(disk);
      const close = (): void => {
        machine.openArchives -= 1;
        archive.close();
      };
      const outboxFiles = machine.files.get(id) ?? createFakeOutboxFiles();
      machine.files.set(id, outboxFiles);
      const draftStore = machine.drafts.get(id) ?? createFakeDraftStore();
      machine.drafts.set(id, draftStore);
      return { outboxStore, outboxFiles, draftStore, archive: { ...archive, close } };
    },
    openServer,
    async signIn(input) {
      on.passwordsTried.push(input);
      return on.signIn;
    },
    async signInWithKey(input) {
      on.keysTried.push(input);
      return on.signInWithKey;
    },
    lastShown: {
      read: () => machine.lastShown,
      write(last) {
        machine.lastShown = last;
      },
    },
    windows: {
      main: 1,
      request: (window, request) => void requests.push({ window, request }),
      open(title) {
        const window = 11 + conversationWindowIndex.size;
        conversationWindowIndex.set(window, title);
        return window;
      },
      raise: (window) => void desktop.push(`raise ${conversationWindowIndex.get(window) ?? window}`),
      rename: (window, title) => void conversationWindowIndex.set(window, title),
      close(window) {
        conversationWindowIndex.delete(window);
        workspaces.windowClosed(window);
      },
    },
    chooseFiles: () => Promise.resolve(on.chosen),
    findDatabases: (address) => Promise.resolve(ok({ server: address, databases: ["example"] })),
    diagnose: (target) => {
      on.examined.push(target);
      return Promise.resolve(on.diagnosis);
    },
    startDemo() {
      on.demosRunning += 1;
      const stop = () => {
        on.demosRunning -= 1;
      };
      return Promise.resolve(ok({ ...account, profile: { ...profile, kind: "demo", login: "demo" }, stop }));
    },
    fetchRemotePicture(url, from) {
      on.fetched.push([url, from]);
      return Promise.resolve(ok(icon));
    },
    pictureFault: () => null,
    startUsually: (window) => void desktop.push(`start ${window}`),
    removeWorkspaceData(id) {
      machine.archives.delete(id);
      machine.outboxes.delete(id);
      machine.files.delete(id);
      machine.drafts.delete(id);
    },
    notifier: {
      show(request, click) {
        desktop.push(`show ${request.title}: ${request.body}${request.icon ? "" : " (no face)"}`);
        shown.push({ request, click });
      },
      clear: (_workspace, channel) => void desktop.push(`clear ${channel}`),
    },
    downloads: {
      save: (name, bytes) => Promise.resolve(on.save(name, bytes)),
      reveal: (path) => void desktop.push(`reveal ${path}`),
    },
    badge: { show: (unread) => void desktop.push(`badge ${unread}`) },
    clock,
    random: () => 0.5,
    newId: countingIds(100),
    log: () => {},
    signals,
    minuteOfDay: () => 600,
    openExternal: (url) => void desktop.push(`open ${url}`),
  });
  workspaces.subscribe((seq, event) => void events.push({ seq, event }));

  const on: WorkspacesOnFakes = {
    workspaces,
    clock,
    server,
    signals,
    buses,
    gates,
    events,
    desktop,
    conversationWindowIndex,
    requests,
    shown,
    signIn: ok(account),
    signInWithKey: ok(keyAccount),
    keysTried: [],
    fetched: [],
    passwordsTried: [],
    media: () => Promise.resolve(ok(icon)),
    save: (name) => ok(`/home/me/Downloads/${name}`),
    destroy: () => Promise.resolve(ok()),
    chosen: [],
    demosRunning: 0,
    keyringAsksThePerson() {
      let answered = (): void => {};
      keyring = new Promise((resolve) => {
        answered = resolve;
      });
      return () => answered();
    },
    archiveIsRebuilt: () => rebuild(),
    examined: [],
    diagnosis: { steps: [], serverVersion: "18.0", database: null },
    async signedIn() {
      const entered = await workspaces.handlers.signIn(
        { address: "odoo.example.com", database: null, login: "me", password: "secret" },
        { window: 1 },
      );
      if (!entered.ok) throw new Error(english.say(entered.error.text));
      buses.at(-1)?.opens();
      await clock.settle();
      return entered.value.workspace;
    },
    bring(...brought) {
      noticeId += 1;
      buses.at(-1)?.notifies({ id: noticeId, events: brought });
    },
  };
  return on;
}
