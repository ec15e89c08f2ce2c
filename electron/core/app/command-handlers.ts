import type { AppEvent } from "../../../shared/domain/app-state.ts";
import type { CommandHandlers } from "../../../shared/ipc/dispatch.ts";
import { isConnected } from "../../../shared/doctor/diagnosis.ts";
import type { WorkspaceId } from "../../../shared/ids.ts";
import { type CommandInput, type Failure, type SignInProblem, type Snapshot } from "../../../shared/ipc/ipc.ts";
import { filesAtMost } from "../../../shared/ipc/draft-input.ts";
import { mediaUrl } from "../../../shared/ipc/media-address.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Engine } from "../workspace/engine.ts";
import { oneSignInAtATime } from "./sign-in-once.ts";
import type { PlainHttpAgreements } from "./plain-http-agreements.ts";
import type { StorageFault, StoredWorkspace } from "../ports/storage.ts";
import type { RemotePictures } from "./remote-pictures.ts";
import { saveAttachment, saveBytes } from "./save-attachment.ts";
import type { Gate } from "../ports/governor-state.ts";
import type { MediaSource } from "../ports/media.ts";
import { createWindowFaults } from "../windows/window-faults.ts";
import type { ConversationWindowIndex } from "../windows/conversation-windows.ts";
import type { SignedIn, WorkspacesPorts } from "./app-ports.ts";
import type { LastShownMemory } from "../windows/last-shown.ts";
import type { WindowRequests } from "../windows/window-requests.ts";
import type { Windows } from "../windows/windows.ts";
import { coded } from "../../../shared/text/catalogue.ts";

type Entered = Result<{ readonly workspace: WorkspaceId }, SignInProblem>;

/** A window asked about a workspace that was signed out of meanwhile. */
const gone: Result<never, Failure> = err({
  reason: "no-workspace",
  text: coded("command.no-workspace"),
});

/** The same about a conversation that was left meanwhile. */
const left: Result<never, Failure> = err({
  reason: "no-conversation",
  text: coded("command.no-conversation"),
});

const notOfTheWeb: Result<never, Failure> = err({
  reason: "address",
  text: coded("command.not-of-the-web"),
});

/** One handler for each command of the table: finds the workspace, and passes the call on. */
export function createHandlers(parts: {
  readonly ports: Pick<
    WorkspacesPorts,
    | "signIn"
    | "signInWithKey"
    | "chooseFiles"
    | "findDatabases"
    | "diagnose"
    | "startDemo"
    | "openExternal"
    | "pictureFault"
    | "startUsually"
    | "windows"
    | "settings"
    | "downloads"
    | "log"
    | "clock"
  >;
  readonly windows: Windows;
  readonly conversationWindowIndex: ConversationWindowIndex;
  readonly requests: WindowRequests;
  readonly lastShown: Pick<LastShownMemory, "shown">;
  /** Opens the workspace of a session, or goes on with the one that it belongs to. */
  readonly enter: (signedIn: SignedIn, stopDemo: (() => void) | null) => Promise<Entered>;
  readonly leave: (id: WorkspaceId) => Promise<void>;
  readonly publish: (event: AppEvent) => void;
  readonly saveFailed: (fault: StorageFault) => void;
  readonly engineOf: (id: WorkspaceId) => Engine | null;
  readonly mediaOf: (id: WorkspaceId) => MediaSource | null;
  readonly remotePicturesOf: (id: WorkspaceId) => RemotePictures | null;
  readonly gateOf: (id: WorkspaceId) => Gate | null;
  readonly storedOf: (id: WorkspaceId) => StoredWorkspace | null;
  readonly plainHttp: PlainHttpAgreements;
  /** What opens it; null where there is nothing. */
  readonly secretOf: (stored: StoredWorkspace) => Promise<string | null>;
  readonly demo: () => WorkspaceId | null;
  readonly snapshot: (window: number) => Snapshot;
}): CommandHandlers<{ readonly window: number }> {
  const { ports, windows, conversationWindowIndex, requests, lastShown, enter, leave, publish, saveFailed } = parts;
  const { engineOf, mediaOf, remotePicturesOf, gateOf, storedOf, plainHttp, secretOf, demo, snapshot } = parts;
  const reportFault = createWindowFaults(ports);
  let demoUnderWay: Promise<Entered> | null = null;

  /** Two clicks are one session, also those of two windows. */
  const signIn = oneSignInAtATime(async (input: CommandInput<"signIn">): Promise<Entered> => {
    plainHttp.agree(input.plainHttp);
    const signedIn = await ports.signIn({ ...input, plainHttp: plainHttp.origins() });
    return signedIn.ok ? enter(signedIn.value, null) : signedIn;
  }, isSameSignIn);

  const signInWithKey = oneSignInAtATime(async (input: CommandInput<"signInWithKey">): Promise<Entered> => {
    plainHttp.agree(input.plainHttp);
    const signedIn = await ports.signInWithKey({ ...input, plainHttp: plainHttp.origins() });
    return signedIn.ok ? enter(signedIn.value, null) : signedIn;
  }, isSameSignIn);

  async function tryDemo(): Promise<Entered> {
    const started = await ports.startDemo();
    return started.ok ? enter(started.value, started.value.stop) : started;
  }

  return {
    snapshot: (_nothing, { window }) => snapshot(window),
    loadWorkspacePage: ({ workspace, from }) => engineOf(workspace)?.loadPage(from),
    findDatabases: ({ address, access }) => ports.findDatabases(address, access),
    signIn: (input) => signIn(input),
    signInWithKey: (input) => signInWithKey(input),
    async signInAgain({ workspace, secret, ...agreement }) {
      const stored = storedOf(workspace);
      if (!stored) return err({ reason: "server", text: coded("command.no-workspace") });
      const { server: address, database, login, access } = stored.profile;
      return access === "session"
        ? signIn({ address, database, login, password: secret, ...agreement })
        : signInWithKey({ address, database, login, key: secret, ...agreement });
    },
    async tryDemo() {
      const running = demo();
      if (running) return { ok: true, value: { workspace: running } };
      // Two clicks are one demo.
      demoUnderWay ??= tryDemo().finally(() => {
        demoUnderWay = null;
      });
      return demoUnderWay;
    },
    signOut: ({ workspace }) => leave(workspace),

    openTimeline: ({ workspace, channel, anchor }, { window }) =>
      engineOf(workspace)?.openTimeline(channel, anchor, window) ?? gone,
    extendTimeline: ({ workspace, channel, side, from, limit }, { window }) =>
      engineOf(workspace)?.extendTimeline(channel, side, from, limit, window) ?? gone,
    sendMessage: ({ workspace, channel, content, replyTo, files }) =>
      engineOf(workspace)?.sendMessage(channel, content, replyTo, files) ?? gone,
    runCommand: ({ workspace, channel, name, body }) => engineOf(workspace)?.runCommand(channel, name, body) ?? gone,
    async chooseFiles({ workspace }, { window }) {
      const paths = await ports.chooseFiles(window);
      const sources = paths.slice(0, filesAtMost).map((path) => ({ type: "path", path }) as const);
      const attached = (await engineOf(workspace)?.files.attach(sources)) ?? gone;
      if (!attached.ok || paths.length <= filesAtMost) return attached;
      const leftOut = coded("file.too-many", { most: filesAtMost, leftOut: paths.length - filesAtMost });
      return ok({ ...attached.value, refused: [...attached.value.refused, leftOut] });
    },
    attachFiles: ({ workspace, sources }) => engineOf(workspace)?.files.attach(sources) ?? gone,
    detachFile: ({ workspace, file }) => engineOf(workspace)?.files.detach(file),
    retryMessage: ({ workspace, clientId }) => engineOf(workspace)?.retryMessage(clientId) ?? gone,
    discardMessage: ({ workspace, clientId }) => engineOf(workspace)?.discardMessage(clientId) ?? gone,
    reviseMessage: ({ workspace, clientId, content }) => engineOf(workspace)?.reviseMessage(clientId, content) ?? gone,
    editMessage: ({ workspace, message, content }) => engineOf(workspace)?.editMessage(message, content) ?? gone,
    deleteMessage: ({ workspace, message }) => engineOf(workspace)?.deleteMessage(message) ?? gone,
    reactToMessage: ({ workspace, message, content, isAdded }) =>
      engineOf(workspace)?.reactToMessage(message, content, isAdded) ?? gone,
    starMessage: ({ workspace, message, isStarred }) => engineOf(workspace)?.starMessage(message, isStarred) ?? gone,
    pinMessage: ({ workspace, channel, message, isPinned }) =>
      engineOf(workspace)?.pinMessage(channel, message, isPinned) ?? gone,
    async saveAttachment({ workspace, ...file }) {
      const media = mediaOf(workspace);
      return media ? saveAttachment({ ...ports, media }, file) : gone;
    },
    saveEmbeddedPicture: ({ name, bytes }) => saveBytes(ports, bytes, name),
    whyNoPicture: ({ url }) => ports.pictureFault(url),
    showRemotePicture({ workspace, url }) {
      const remote = remotePicturesOf(workspace);
      if (!remote) return gone;
      const grant = remote.grant(url);
      return grant === null ? notOfTheWeb : ok({ url: mediaUrl({ type: "remote-picture", workspace, grant }) });
    },
    startUsually: (_input, { window }) => ports.startUsually(window),
    searchPeople: ({ workspace, text }) => engineOf(workspace)?.searchPeople(text) ?? gone,
    openDirectMessage: ({ workspace, partner }) => engineOf(workspace)?.openDirectMessage(partner) ?? gone,
    markRead: ({ workspace, channel, upTo }) => engineOf(workspace)?.markRead(channel, upTo),
    setTyping({ isTyping, ...place }, { window }) {
      const isWriting = windows.types(window, place, isTyping);
      engineOf(place.workspace)?.setTyping(place.channel, isWriting);
    },
    reconnect: ({ workspace }) => engineOf(workspace)?.reconnect(),
    async runDoctor(of) {
      if ("address" in of)
        return ok(await ports.diagnose({ address: of.address, database: null, cookie: null, key: null, gate: null }));
      const stored = storedOf(of.workspace);
      if (!stored) return gone;
      const { server: address, database, login, access } = stored.profile;
      const gate = gateOf(of.workspace);
      const state = gate?.state() ?? null;
      const secret = await secretOf(stored);
      const opened =
        access === "session"
          ? { cookie: secret, key: null }
          : { cookie: null, key: { login, uid: stored.uid, secret } };
      const diagnosis = await ports.diagnose({ address, database, ...opened, gate: state });
      // The examination has got through: reason enough to ask again.
      if (isConnected(diagnosis)) gate?.serverMayBeBack();
      return ok(diagnosis);
    },

    openInNewWindow(place) {
      const engine = engineOf(place.workspace);
      if (!engine) return gone;
      return conversationWindowIndex.open(engine.state(), place) ? ok() : left;
    },
    saveDraft: ({ workspace, channel, draft, known }) => engineOf(workspace)?.saveDraft(channel, draft, known) ?? gone,
    acknowledgeRequest: ({ id }, { window }) => requests.acknowledge(window, id),
    showConversation({ shown }, { window }) {
      windows.shows(window, shown);
      if (shown && window === ports.windows.main) lastShown.shown(shown);
      if (shown) engineOf(shown.workspace)?.conversationShown(shown.channel);
    },
    readAlong: ({ reading }, { window }) => windows.readsAlong(window, reading),
    changeSettings(changes) {
      const saved = ports.settings.choose(changes);
      if (!saved.ok) saveFailed(saved.error);
      const { values, origins } = ports.settings.current();
      publish({ type: "settings-changed", settings: values, origins });
      return values;
    },
    dismissNotice: ({ id }) => publish({ type: "notice-dismissed", id }),
    reportFault: (fault, { window }) => reportFault(fault, window),
    openExternal({ url }) {
      ports.openExternal(url);
      return ok();
    },
  };
}

type Credentials = CommandInput<"signIn"> | CommandInput<"signInWithKey">;

function isSameSignIn(one: Credentials, other: Credentials): boolean {
  return (
    one.address === other.address &&
    one.database === other.database &&
    one.login === other.login &&
    secretIn(one) === secretIn(other)
  );
}

function secretIn(credentials: Credentials): string {
  return "password" in credentials ? credentials.password : credentials.key;
}
