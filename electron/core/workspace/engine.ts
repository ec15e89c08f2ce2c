import type { DiscussEvent } from "../../../shared/domain/events.ts";
import { reduce } from "../../../shared/domain/workspace-reduce.ts";
import { at } from "../../../shared/collections/table.ts";
import { createBusConnection } from "../connection/driver.ts";
import type { BusConnectionStatus } from "../connection/bus-connection.ts";
import { notStarted } from "../connection/connection.ts";
import { busCursor, createArchiveWriter } from "./archive-writer.ts";
import { createCatchUpLoop } from "./catch-up-loop.ts";
import { createEngineCommands } from "./commands.ts";
import { createDraftCommands } from "./draft-commands.ts";
import { createUnknownConversations } from "./unknown-conversations.ts";
import { createServerEvents } from "./server-events.ts";
import { createAttachedFiles } from "./attached-files.ts";
import type { Engine } from "./engine-interface.ts";
import { createEnginePages } from "./window-pages.ts";
import type { EnginePorts } from "./engine-ports.ts";
import { createPresenceInterest } from "./presence.ts";
import { createReading } from "./read-state.ts";
import { signalsFor } from "./signals.ts";
import { createRestore, firstRestored } from "./restore.ts";
import { createSwitchableServer } from "./switchable-server.ts";
import { createResponseMonitor } from "./response-monitor.ts";
import { connectionStatus, isConnected, isSameStatus, signedOutStatus } from "./status.ts";
import { createSync } from "./sync.ts";
import { createTyping } from "./typing.ts";
import { createDrafts } from "../drafts/drafts.ts";
import { createOutboxRunner } from "../outbox/runner.ts";

export type { Engine } from "./engine-interface.ts";

/** One signed-in workspace: commands in, events out, and what is true in `state`. */
export function createEngine(ports: EnginePorts): Engine {
  const { id, profile, archive, clock, random, log, signals } = ports;
  let state = firstRestored(id, profile, archive);
  let lineStatus: BusConnectionStatus = { connection: notStarted, retryAt: null };
  /** Something may have been missed that catch-up has not brought yet. */
  let isBehind = true;
  let isSignedOut = false;

  const current = () => state;

  function apply(event: DiscussEvent): void {
    state = reduce(state, event);
    archiveWriter.stateChanged();
    ports.emit(event);
  }

  function showStatus(): void {
    const next = isSignedOut
      ? signedOutStatus[profile.access]
      : connectionStatus(lineStatus, catchUp.isRunning() && isBehind, responseMonitor.explanation());
    if (!isSameStatus(next, state.connection)) apply({ type: "connection-changed", connection: next });
  }

  function signedOut(): void {
    if (isSignedOut) return;
    isSignedOut = true;
    line.stop();
    catchUp.end();
    runner.setOnline(false);
    showStatus();
    ports.onSignedOut();
  }

  function lineChanged(status: BusConnectionStatus): void {
    if (isSignedOut) return;
    const wasOnline = lineStatus.connection.state === "online";
    const isOnline = status.connection.state === "online";
    lineStatus = status;
    if (!isOnline) catchUp.end();
    if (isOnline !== wasOnline) runner.setOnline(isOnline);
    showStatus();
  }

  function lineUp(isGap: boolean): void {
    responseMonitor.forget();
    isBehind ||= isGap;
    if (isBehind) {
      archiveWriter.gapBegan();
      unknown.forget();
    }
    // Even without a gap: the bus is a hint, and one request tells whether it kept its word (WIRE.md §8).
    catchUp.begin();
    reading.flush();
  }

  /** The server may answer again although the line was up all the while: no pause has to be sat out. */
  function tryWhatRests(): void {
    if (isSignedOut || lineStatus.connection.state !== "online") return;
    runner.setOnline(true);
    catchUp.retryNow();
    reading.flush();
  }

  function caughtUp(): void {
    isBehind = false;
    archiveWriter.gapClosed();
    // A list that took requests to get is kept at once, for a next start that may come after a crash and offline.
    archiveWriter.save();
    line.watchPresence(interest.people());
    showStatus();
  }

  const archiveWriter = createArchiveWriter(archive, clock, current);
  const pages = createEnginePages(current, ports.emit);
  const restore = createRestore({
    archive,
    profile,
    clock,
    state: current,
    onPage(page) {
      state = reduce(state, page);
      archiveWriter.restored(page);
      pages.grew();
      ports.onRestored();
    },
  });
  const responseMonitor = createResponseMonitor(showStatus);
  const server = createSwitchableServer({
    signals,
    log,
    onAnswer: responseMonitor.recordResponse,
    onSignedOut: signedOut,
    onRelease: tryWhatRests,
  });
  const { api, background } = server;
  const interest = createPresenceInterest(current);
  const outbox = () => state.outbox;
  const attached = createAttachedFiles({ files: ports.outboxFiles, limit: api.fileLimit, outbox, log });
  const drafts = createDrafts({
    ...ports,
    store: ports.draftStore,
    reattach: attached.reattach,
    onChanged: (draft) => apply({ type: "draft-changed", draft }),
  });
  const runner = createOutboxRunner({
    ...ports,
    store: ports.outboxStore,
    files: ports.outboxFiles,
    otherFiles: drafts.files,
    api,
    emit(event) {
      if (event.type === "message-accepted") archiveWriter.keepAccepted(event.message);
      apply(event);
    },
    onSignedOut: signedOut,
  });
  const catchUp = createCatchUpLoop({
    run: () => sync.catchUp.run(),
    clock,
    random,
    log,
    onArrived: (messages) => events.arrived(messages),
    onDone: caughtUp,
  });
  const line = createBusConnection({
    transports: server.bus,
    session: server.session,
    clock,
    random,
    signals: signalsFor(profile, signals),
    log,
    persistedLast: busCursor(archive),
    onNotices: (notices) => notices.forEach((notice) => notice.events.forEach(events.happened)),
    onStatus: lineChanged,
    onUp: lineUp,
    onDeadConnection: server.connectionIsDead,
    onSignedOut: signedOut,
  });
  const typing = createTyping({
    clock,
    // Typing in an open channel that one is no member of would join it (WIRE.md §6.2).
    send: async (channel, isTyping) =>
      at(state.conversations, channel) ? api.setTyping(channel, isTyping) : undefined,
    onExpired: (channel, person) => apply({ type: "typing-changed", channel, person, isTyping: false }),
  });
  const unknown = createUnknownConversations({ api: background, log, state: current, apply });
  const reading = createReading({ api: background, archive, state: current, apply });
  const events = createServerEvents({
    state: current,
    apply,
    archiveWriter,
    onKept: (event) => sync.happened(event),
    typing,
    runner,
    line,
    unknown,
    onArrived: ports.onArrived,
    log,
  });
  const sync = createSync({
    api,
    background,
    archive,
    clock,
    log,
    bus: () => line.bus,
    isBehind: () => isBehind,
    lastListed: archiveWriter.lastListed,
    shown: ports.shown,
    onRestored: events.forgetSeen,
    state: current,
    apply,
    onShown(messages) {
      interest.shown(messages);
      line.watchPresence(interest.people());
    },
  });
  const commands = createEngineCommands({
    api,
    attached,
    drafts,
    archive,
    runner,
    typing,
    state: current,
    apply,
    happened: events.happened,
    onConversationOpened: line.resubscribe,
  });

  function loadKept(): ReturnType<Engine["start"]> {
    const { setAside } = runner.start();
    drafts.start(new Set(state.outbox.map(({ clientId }) => clientId)));
    return { setAside };
  }

  return {
    ...commands,
    ...createDraftCommands({ drafts, attached, state: current }),
    state: current,
    firstPart: pages.firstPart,
    loadPage(from) {
      pages.loadPage(from);
      restore.retryNow();
    },
    loadQueue: () => void loadKept(),
    start(first) {
      const { setAside } = loadKept();
      line.watchPresence(interest.people());
      isSignedOut = first === null;
      if (first === null) showStatus();
      else {
        server.use(first);
        restore.whenWhole(line.start);
      }
      return { setAside };
    },
    stop() {
      restore.stop();
      line.stop();
      catchUp.end();
      typing.stop();
      attached.stop();
      runner.stop();
      drafts.stop();
      server.close();
      archiveWriter.flush();
    },
    archiveRebuilt: archiveWriter.rewriteAll,
    resume(next) {
      // It may be online still: somebody who signs in to where he is has another session from now on.
      line.stop();
      server.use(next);
      isSignedOut = false;
      restore.whenWhole(line.start);
    },
    openTimeline(...asked) {
      line.personActed();
      return sync.timelines.open(...asked);
    },
    extendTimeline: sync.timelines.extend,
    windowEmptied: sync.timelines.windowEmptied,
    conversationShown: sync.timelines.shownAgain,
    files: attached,
    sendMessage(channel, content, replyTo, files) {
      line.personActed();
      typing.say(channel, false);
      return commands.sendMessage(channel, content, replyTo, files);
    },
    markRead(channel, upTo) {
      line.personActed();
      reading.markRead(channel, upTo);
    },
    readAlong: reading.readAlong,
    setTyping(channel, isTyping) {
      if (isTyping) line.personActed();
      if (state.abilities.typing && at(state.conversations, channel) && isConnected(state.connection))
        typing.say(channel, isTyping);
    },
    personActed: line.personActed,
    personLookedAway: line.personLookedAway,
    reconnect() {
      if (isSignedOut || !restore.isWhole()) return;
      server.mayBeBack();
      tryWhatRests();
      line.reconnect();
    },
  };
}
