import * as v from "valibot";
import { emptyApp, reduceApp } from "../../../shared/domain/app-reduce.ts";
import type { AppEvent, AppState } from "../../../shared/domain/app-state.ts";
import { WorkspaceId, type ChannelId } from "../../../shared/ids.ts";
import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { isExposed } from "../../../shared/names/plain-http.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createEngine } from "../workspace/engine.ts";
import { storageText } from "../workspace/failure-texts.ts";
import type { StoredWorkspace } from "../ports/storage.ts";
import { createPlainHttpAgreements } from "./plain-http-agreements.ts";
import { createPresetSignIn } from "./preset-account.ts";
import type { WorkspaceServer } from "../ports/server.ts";
import { createWindowPictures } from "../windows/window-pictures.ts";
import { createRemotePictures } from "./remote-pictures.ts";
import { createFeed } from "./event-feed.ts";
import { createHandlers } from "./command-handlers.ts";
import { createTakeSnapshot } from "./take-snapshot.ts";
import { createNotices } from "./notices.ts";
import { createNotifications } from "./notifications.ts";
import { createConversationWindowIndex } from "../windows/conversation-windows.ts";
import {
  closeWorkspace,
  createKeyring,
  farewell,
  isSameAccount,
  mediaOnceSettled,
  websocketPathIn,
  withoutDemos,
  type OpenWorkspace,
} from "./open-workspace.ts";
import type { Workspaces } from "./workspaces-api.ts";
import type { SignedIn, WorkspacesPorts } from "./app-ports.ts";
import { createWindowEvents } from "../windows/window-events.ts";
import { createLastShown } from "../windows/last-shown.ts";
import { createLeadToConversation } from "../windows/lead-to-conversation.ts";
import { createWindowRequests } from "../windows/window-requests.ts";
import { createWindows } from "../windows/windows.ts";

/** All workspaces of the person, one badge, one feed of events. */
export function createWorkspaces(ports: WorkspacesPorts): Workspaces {
  const { registry, clock, log } = ports;
  const { account } = ports.presets;
  const keyring = createKeyring(ports.secrets, log);
  const feed = createFeed();
  const windows = createWindows();
  const lastShown = createLastShown(ports.lastShown, clock, ports.windows.main);
  const conversationWindowIndex = createConversationWindowIndex(ports.windows, ports.texts);
  const requests = createWindowRequests(ports.windows.request);
  const leadTo = createLeadToConversation({ windows: ports.windows, index: conversationWindowIndex, requests });
  const ofWindows = { windows, conversationWindowIndex, requests, lastShown };
  const open = new Map<WorkspaceId, OpenWorkspace>();
  /** Settings and notices; the workspaces' own states are their engines'. */
  let rest: AppState = {
    ...emptyApp,
    preset: ports.presets.signIn,
    systemLanguage: ports.systemLanguage,
    systemFormats: ports.systemFormats.current(),
  };

  const engineOf = (id: WorkspaceId) => open.get(id)?.engine ?? null;
  const mediaOf = (id: WorkspaceId) => open.get(id)?.media ?? null;
  const allStored = () => [...open.values()].map((one) => one.stored);
  const states = () => [...open.values()].map((one) => one.engine.state());

  function publish(event: AppEvent): void {
    rest = reduceApp(rest, event);
    feed.publish(event);
  }

  const stopFollowing = ports.systemFormats.subscribe((formats) =>
    publish({ type: "system-formats-changed", formats }),
  );

  function requestConversation(workspace: WorkspaceId, channel: ChannelId): boolean {
    if (!open.has(workspace)) return false;
    leadTo({ workspace, channel });
    return true;
  }

  const notices = createNotices({ clock, newId: ports.newId, publish });
  const notifications = createNotifications({
    notifier: ports.notifier,
    badge: ports.badge,
    clock,
    minuteOfDay: ports.minuteOfDay,
    settings: () => rest.settings,
    texts: ports.texts,
    lookedAt: windows.lookedAt,
    states,
    onClick: (workspace, channel) => void requestConversation(workspace, channel),
  });

  function serverFor(one: OpenWorkspace, stored: StoredWorkspace, secret: string): WorkspaceServer {
    const renew = (renewed: string) => void keyring.write(stored, renewed);
    const server = ports.openServer(stored, secret, renew, websocketPathIn(one.archive));
    one.servers.push(server);
    return server;
  }

  /** From its archive, at once. `startWorkspace` connects it. */
  function openWorkspace(stored: StoredWorkspace, stopDemo: (() => void) | null): OpenWorkspace {
    const { id, profile } = stored;
    const stores = ports.openStores(stored, () => {
      // One that opens has nothing to write yet.
      engineOf(id)?.archiveRebuilt();
      notices.archiveRebuilt(profile);
    });
    const { media, settled } = mediaOnceSettled(() => one.server);
    const engine = createEngine({
      id,
      profile,
      ...stores,
      clock,
      random: ports.random,
      newId: ports.newId,
      log: (level, event, context) => log(level, event, { workspace: id, ...context }),
      signals: ports.signals,
      shown: () => windows.shownOf(id),
      emit(event) {
        feed.publish({ type: "workspace-event", workspace: id, event });
        const before = one.told;
        one.told = engine.state();
        notifications.changed(before, one.told);
        conversationWindowIndex.changed(one.told);
      },
      onArrived(message, isSilent) {
        notifications.arrived(message, isSilent, engine.state(), one.pictures);
        const reading = windows.readAlong();
        if (reading?.workspace === id) engine.readAlong(message, reading.channel);
      },
      onRestored() {
        one.told = engine.state();
        notifications.opened();
      },
      onSignedOut: () => log("info", "signed-out", { workspace: id }),
    });
    const { fetchRemotePicture: fetchPicture, newId } = ports;
    const remotePictures = createRemotePictures({ server: profile.server, fetchPicture, newId });
    const one: OpenWorkspace = {
      stored,
      engine,
      archive: stores.archive,
      server: null,
      servers: [],
      media,
      pictures: createWindowPictures({ media, outbox: engine.files, remote: remotePictures }),
      remotePictures,
      settled,
      told: engine.state(),
      stopDemo,
    };
    open.set(id, one);
    // Before the keyring is asked: what waits to be sent is there from the first moment.
    engine.loadQueue();
    feed.publish({ type: "workspace-opened", state: engine.firstPart(windows.shownOf(id)) });
    notifications.opened();
    return one;
  }

  function startWorkspace(one: OpenWorkspace, secret: string | null): void {
    one.server = secret === null ? null : serverFor(one, one.stored, secret);
    one.settled();
    const { setAside } = one.engine.start(one.server);
    if (setAside.length > 0) notices.outboxDamaged(one.stored.profile, setAside);
  }

  async function enter(
    signedIn: SignedIn,
    stopDemo: (() => void) | null,
  ): Promise<Result<{ readonly workspace: WorkspaceId }, SignInProblem>> {
    const { profile, uid, secret } = signedIn;
    const known = [...open.values()].find((one) => isSameAccount(one.stored, profile, uid));
    const id = known?.stored.id ?? v.parse(WorkspaceId, ports.newId());
    // Nobody gets in there without having agreed to it.
    const agreement = isExposed(profile.server) ? ({ isPlainHttpAgreed: true } as const) : {};
    const stored: StoredWorkspace = { id, profile, uid, ...agreement };
    const saved = registry.save(stored);
    if (!saved.ok) {
      stopDemo?.();
      return err({ reason: "server", text: storageText(saved.error) });
    }
    // What opened it another way opens it no more; what is on disk stays, and with it what waits to be sent.
    const isOtherWay = known !== undefined && known.stored.profile.access !== profile.access;
    if (isOtherWay) {
      open.delete(id);
      closeWorkspace(known);
      for (const server of known.servers) server.gate.close();
      tellClosed(known);
      await keyring.remove(id);
    }
    if (known && !isOtherWay) {
      known.server = serverFor(known, stored, secret);
      known.engine.resume(known.server);
    } else startWorkspace(openWorkspace(stored, stopDemo), secret);
    await keyring.write(stored, secret);
    // Only now is it sure that the keyring has answered.
    if (profile.kind === "odoo" && !ports.secrets.isDurable) notices.noKeyring();
    return ok({ workspace: id });
  }

  function tellClosed(one: OpenWorkspace): void {
    feed.publish({ type: "workspace-closed", workspace: one.stored.id });
    notifications.closed(one.engine.state());
  }

  /** Every trace goes first; the server is told as long as it listens. */
  async function leave(id: WorkspaceId): Promise<void> {
    const one = open.get(id);
    if (!one) return;
    open.delete(id);
    closeWorkspace(one);
    conversationWindowIndex.left(id);
    lastShown.left(id);
    forget(id);
    tellClosed(one);
    for (const server of one.servers) server.gate.close();
    await Promise.all([keyring.remove(id), one.server ? farewell(one.server, clock, log) : null]);
  }

  /** Every trace of it on this machine; what opens it goes in its own time. */
  const forget = (id: WorkspaceId): void => {
    ports.removeWorkspaceData(id);
    registry.remove(id);
  };
  const forgetDemo = (demo: StoredWorkspace): void => {
    forget(demo.id);
    void keyring.remove(demo.id);
  };

  const handlers = createHandlers({
    ports,
    ...ofWindows,
    enter,
    leave,
    publish,
    saveFailed: notices.settingsNotSaved,
    engineOf,
    mediaOf,
    remotePicturesOf: (id) => open.get(id)?.remotePictures ?? null,
    gateOf: (id) => open.get(id)?.server?.gate ?? null,
    storedOf: (id) => open.get(id)?.stored ?? null,
    plainHttp: createPlainHttpAgreements(ports.presets.plainHttp, allStored),
    secretOf: keyring.read,
    demo: () => [...open.values()].find((one) => one.stopDemo !== null)?.stored.id ?? null,
    snapshot: createTakeSnapshot({ ...ofWindows, open, rest: () => rest, feed }),
  });

  const presetSignIn =
    account &&
    createPresetSignIn({
      account,
      clock,
      random: ports.random,
      signals: ports.signals,
      stored: allStored,
      secretOf: keyring.read,
      signIn: async () => handlers.signInWithKey(account, { window: 0 }),
      onProblem: notices.presetIgnored,
    });

  return {
    handlers,
    subscribe: feed.subscribe,
    ...createWindowEvents({
      ...ofWindows,
      engines: () => [...open.values()].map((one) => one.engine),
      engineOf,
    }),
    async start() {
      const { values, origins } = ports.settings.current();
      publish({ type: "settings-changed", settings: values, origins });
      ports.presets.problems.forEach(notices.presetIgnored);
      const all = withoutDemos(registry.list(notices.workspaceDamaged), forgetDemo);
      // What can be read does not wait for the keyring, nor one workspace's session for another's.
      const opened = all.map((stored) => openWorkspace(stored, null));
      await Promise.all(
        opened.map(async (one) => {
          const secret = await keyring.read(one.stored);
          if (open.get(one.stored.id) === one) startWorkspace(one, secret);
        }),
      );
      void presetSignIn?.begin();
    },
    async stop() {
      stopFollowing();
      presetSignIn?.stop();
      lastShown.stop();
      const all = [...open.values()].toReversed();
      all.forEach(closeWorkspace);
      open.clear();
      withoutDemos(
        all.map((one) => one.stored),
        forgetDemo,
      );
    },
    requestConversation,
    picturesOf: (id) => open.get(id)?.pictures ?? null,
  };
}
