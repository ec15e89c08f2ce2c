import { resolveSettings } from "../../shared/settings.ts";
import * as v from "valibot";
import { reduceApp } from "../../shared/domain/app-reduce.ts";
import { emptyTable, valuesOf } from "../../shared/collections/table.ts";
import type { AppEvent, AppState } from "../../shared/domain/app-state.ts";
import { afterSending } from "../../shared/domain/drafts/draft.ts";
import type { DiscussEvent } from "../../shared/domain/events.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { OutboxFile } from "../../shared/domain/outbox/types.ts";
import { inConversation } from "../../shared/domain/messages/thread.ts";
import { FileId, type ChannelId, type WorkspaceId } from "../../shared/ids.ts";
import { batchToJson, type EventBatch } from "../../shared/ipc/event-batch.ts";
import type { Bridge, PageFile } from "../../shared/ipc/bridge.ts";
import type { CommandInput, CommandName, CommandOutput } from "../../shared/ipc/commands.ts";
import type { WindowAction, WindowRequest } from "../../shared/ipc/window-request.ts";
import { createWindowRequests } from "../../electron/core/windows/window-requests.ts";
import type { ConversationRef } from "../../shared/domain/conversation-ref.ts";
import type { Eye, LastShown } from "../../shared/domain/last-shown.ts";
import { ok } from "../../shared/result.ts";
import { clientId, messageId, partner, uuid } from "../support/builders.ts";

export type Answers = {
  [N in CommandName]?: (input: CommandInput<N>) => CommandOutput[N] | Promise<CommandOutput[N]>;
};

export interface FakeBridge extends Bridge {
  /** What main would hold. */
  app(): AppState;
  /** Folds events as main does and sends them to the window as one batch. */
  emit(...events: readonly AppEvent[]): void;
  emitIn(workspace: WorkspaceId, ...events: readonly DiscussEvent[]): void;
  /** Sends a batch as it stands: for holes and repetitions. */
  send(batch: EventBatch): void;
  /** What main wants of the window, as it would send it. */
  request(action: WindowAction): void;
  /** Happens in main without the window hearing of it. */
  miss(...events: readonly AppEvent[]): void;
  /** Names of the files that the page gave to the preload. */
  readonly dropped: readonly string[];
  /** The inputs a command was called with so far. */
  callsOf<N extends CommandName>(command: N): readonly CommandInput<N>[];
  readonly seq: () => number;
}

export interface FakeBridgeOptions {
  readonly app: AppState;
  /** What the server has, oldest first. */
  readonly history?: Readonly<Record<ChannelId, readonly Message[]>>;
  readonly answers?: Answers;
  readonly platform?: Bridge["platform"];
  /** The one conversation that the window is there for; the main window when absent. */
  readonly place?: ConversationRef;
  /** What main wanted of the window before it was there. */
  readonly requests?: readonly WindowAction[];
  /** Where the person was before. */
  readonly lastShown?: LastShown | null;
  readonly eye?: Eye | null;
}

/** A main process in memory: holds the state, numbers its events, and pages through a given history. */
export function createFakeBridge({
  app: first,
  history = {},
  answers = {},
  platform = "linux",
  place,
  requests: wanted = [],
  lastShown = null,
  eye = null,
}: FakeBridgeOptions): FakeBridge {
  let app = first;
  let seq = 1;
  let written = 0;
  let revision = 100;
  const listeners = new Set<(batch: string) => void>();
  const requestListeners = new Set<(request: WindowRequest) => void>();
  const requests = createWindowRequests((_window, request) =>
    requestListeners.forEach((listener) => listener(request)),
  );
  wanted.forEach((action) => requests.send(1, action));
  const dropped: string[] = [];
  const calls: { readonly command: CommandName; readonly input: unknown }[] = [];

  const send = (batch: EventBatch) => listeners.forEach((listener) => listener(batchToJson(batch)));
  const miss = (...events: readonly AppEvent[]) => {
    app = events.reduce(reduceApp, app);
    seq += events.length;
  };
  const emit = (...events: readonly AppEvent[]) => {
    const batch = { first: seq, events };
    miss(...events);
    send(batch);
  };
  const emitIn = (workspace: WorkspaceId, ...events: readonly DiscussEvent[]) =>
    emit(...events.map((event) => ({ type: "workspace-event", workspace, event }) as const));
  const attached = new Map<FileId, OutboxFile>();
  const copyOf = ({ name, type, size }: Pick<PageFile, "name" | "type" | "size">): OutboxFile => {
    const file = { id: v.parse(FileId, uuid(8_000 + attached.size)), name, mimetype: type, size };
    attached.set(file.id, file);
    return file;
  };
  const messagesOf = (channel: ChannelId) => history[channel] ?? [];
  const page = (all: readonly Message[], from: number, to: number) => ({
    messages: all.slice(Math.max(0, from), to),
    reachesStart: from <= 0,
    isLive: to >= all.length,
  });
  const done = () => ok();

  const usual: Required<Answers> = {
    snapshot: () => ({ seq, app, place: place ?? null, lastShown, eye, requests: requests.pending(1) }),
    loadWorkspacePage: () => undefined,
    findDatabases: ({ address }) => ok({ server: `https://${address}`, databases: ["main"] }),
    signIn: () => ok({ workspace: firstWorkspace(app) }),
    signInWithKey: () => ok({ workspace: firstWorkspace(app) }),
    signInAgain: ({ workspace }) => ok({ workspace }),
    tryDemo: () => ok({ workspace: firstWorkspace(app) }),
    signOut: ({ workspace }) => emit({ type: "workspace-closed", workspace }),
    openTimeline: ({ channel }) => {
      const all = messagesOf(channel);
      return ok(page(all, all.length - 50, all.length));
    },
    extendTimeline: ({ channel, side, from, limit }) => {
      const all = messagesOf(channel);
      const at = all.findIndex((message) => message.id === from);
      return ok(side === "older" ? page(all, at - limit, at) : page(all, at + 1, at + 1 + limit));
    },
    sendMessage: ({ workspace, channel, content, replyTo, files = [] }) => {
      written += 1;
      const name = clientId(9_000 + written);
      const entry = {
        clientId: name,
        thread: inConversation(channel),
        content,
        replyTo,
        files: files.flatMap((id) => attached.get(id) ?? []),
        queuedAt: Date.now(),
        delivery: { state: "queued" },
      } as const;
      emitIn(workspace, { type: "message-queued", entry });
      const before = app.workspaces.find(({ id }) => id === workspace)?.drafts[channel];
      if (before) {
        revision += 1;
        const draft = { ...afterSending(before), channel, revision, updatedAt: Date.now() };
        emitIn(workspace, { type: "draft-changed", draft });
      }
      return ok({ clientId: name });
    },
    chooseFiles: () =>
      ok({ files: [copyOf({ name: "chosen.pdf", type: "application/pdf", size: 2_000 })], refused: [] }),
    attachFiles: () => ok({ files: [], refused: [] }),
    detachFile: ({ file }) => void attached.delete(file),
    runCommand: done,
    retryMessage: done,
    discardMessage: done,
    reviseMessage: done,
    editMessage: done,
    deleteMessage: done,
    reactToMessage: done,
    starMessage: done,
    pinMessage: done,
    markRead: () => undefined,
    setTyping: () => undefined,
    saveAttachment: ({ name }) => ok({ path: `/home/me/Downloads/${name}` }),
    saveEmbeddedPicture: ({ name }) => ok({ path: `/home/me/Downloads/${name}` }),
    whyNoPicture: () => "unavailable",
    showRemotePicture: () => ok({ url: `parley-media://${firstWorkspace(app)}/remote/${uuid(7_000)}/full` }),
    startUsually: () => undefined,
    searchPeople: () => ok([]),
    openDirectMessage: () => ok({ channel: firstChannel(app) }),
    openInNewWindow: done,
    saveDraft: ({ workspace, channel, draft }) => {
      revision += 1;
      const files = draft.files.flatMap((id) => attached.get(id) ?? []);
      const kept = { ...draft, channel, files, revision, updatedAt: Date.now() };
      emitIn(workspace, { type: "draft-changed", draft: kept });
      return ok({ revision });
    },
    acknowledgeRequest: ({ id }) => requests.acknowledge(1, id),
    showConversation: () => undefined,
    lookAt: () => undefined,
    readAlong: () => undefined,
    reconnect: () => undefined,
    runDoctor: () => ok({ steps: [], serverVersion: "18.0", database: null }),
    changeSettings: (changes) => {
      const { values: settings, origins } = resolveSettings({ policy: {}, environment: {}, user: changes });
      emit({ type: "settings-changed", settings, origins });
      return settings;
    },
    dismissNotice: ({ id }) => emit({ type: "notice-dismissed", id }),
    reportFault: () => undefined,
    openExternal: () => ok(),
  };

  return {
    platform,
    app: () => app,
    seq: () => seq,
    emit,
    emitIn,
    send,
    miss,
    attach: (workspace, files) => {
      dropped.push(...files.map(({ name }) => name));
      const { attachFiles } = answers;
      return Promise.resolve(
        attachFiles ? attachFiles({ workspace, sources: [] }) : ok({ files: files.map(copyOf), refused: [] }),
      );
    },
    dropped,
    callsOf: <N extends CommandName>(command: N) =>
      calls.flatMap((call) => (call.command === command ? [call.input as CommandInput<N>] : [])),
    onEvents(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRequest(listener) {
      requestListeners.add(listener);
      return () => requestListeners.delete(listener);
    },
    request: (action) => requests.send(1, action),
    async invoke<N extends CommandName>(command: N, input: CommandInput<N>): Promise<CommandOutput[N]> {
      calls.push({ command, input });
      const answer = (answers[command] ?? usual[command]) as (input: CommandInput<N>) => CommandOutput[N];
      return answer(input);
    },
  };
}

function firstWorkspace(app: AppState): WorkspaceId {
  const [state] = app.workspaces;
  if (!state) throw new Error("The fake main has no workspace");
  return state.id;
}

function firstChannel(app: AppState): ChannelId {
  const [conversation] = valuesOf(app.workspaces[0]?.conversations ?? emptyTable);
  if (!conversation) throw new Error("The fake main has no conversation");
  return conversation.id;
}

/** `count` messages of two people, one a minute, ids from 1. */
export function chatter(
  channel: ChannelId,
  count: number,
  make: (given: Partial<Message>) => Message,
): readonly Message[] {
  return Array.from({ length: count }, (_none, index) =>
    make({
      id: messageId(index + 1),
      thread: inConversation(channel),
      author: partner(43 + (index % 2)),
      sentAt: 1_700_000_000_000 + index * 60_000,
    }),
  );
}
