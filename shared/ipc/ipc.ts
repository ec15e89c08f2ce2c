import * as v from "valibot";
import type { AppState } from "../domain/app-state.ts";
import { SettingChanges, type Settings } from "../settings.ts";
import type { LastShown } from "../domain/last-shown.ts";
import { MessageContent, MessageText } from "../domain/messages/content.ts";
import type { OutboxFile } from "../domain/outbox/types.ts";
import type { Person } from "../domain/people/types.ts";
import type { TimelinePage } from "../domain/timelines/types.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import { AttachmentId, ChannelId, ClientId, FileId, MessageId, PartnerId, PersonaKey, WorkspaceId } from "../ids.ts";
import type { ConversationRef } from "../domain/conversation-ref.ts";
import { DraftInput, filesAtMost } from "./draft-input.ts";
import type { PictureFault } from "../pictures/limits.ts";
import type { Result } from "../result.ts";
import { WindowRequestId, type WindowRequest } from "./window-request.ts";
import type { CodedText } from "../text/catalogue.ts";

const inWorkspace = { workspace: WorkspaceId };
const inChannel = { workspace: WorkspaceId, channel: ChannelId };
const onMessage = { workspace: WorkspaceId, message: MessageId };
const line = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000));
const text = MessageText;
const secret = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_096));
/** The origin of a server without encryption, when the person has agreed that the secret goes there (`plain-http`). */
const agreement = { plainHttp: v.exactOptional(line) };
const fileFacts = { name: v.pipe(v.string(), v.maxLength(1_000)), mimetype: v.pipe(v.string(), v.maxLength(200)) };
const fileSize = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const pageSize = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200));

/** So many bytes a file may have that is in no folder, such as a pasted picture. */
export const looseBytesAtMost = 64 * 2 ** 20;

/** A file as the preload found it: in a folder, or only in the page's memory. */
const fileSource = v.variant("type", [
  v.strictObject({ type: v.literal("path"), path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4_096)) }),
  v.strictObject({
    type: v.literal("bytes"),
    ...fileFacts,
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= looseBytesAtMost),
    ),
  }),
  /** In no folder, and too large to be carried over. */
  v.strictObject({ type: v.literal("withheld"), ...fileFacts, size: fileSize }),
]);
export type FileSource = v.InferOutput<typeof fileSource>;

/** Everything a window may ask for: the allow-list, the validator and the type in one table. */
export const commandInput = {
  snapshot: v.strictObject({}),
  /** What a workspace has after that cursor comes as the event `workspace-page-loaded`, now or when it is there. */
  loadWorkspacePage: v.strictObject({
    ...inWorkspace,
    from: v.strictObject({ channel: v.nullable(ChannelId), person: v.nullable(PersonaKey) }),
  }),
  findDatabases: v.strictObject({ address: line, access: v.picklist(["session", "api-key"]) }),
  signIn: v.strictObject({ address: line, database: v.nullable(line), login: line, password: secret, ...agreement }),
  signInWithKey: v.strictObject({ address: line, database: v.nullable(line), login: line, key: secret, ...agreement }),
  /** A password, or another key where a key opens the workspace: it no longer opens. Keeps what is open and queued. */
  signInAgain: v.strictObject({ ...inWorkspace, secret, ...agreement }),
  tryDemo: v.strictObject({}),
  signOut: v.strictObject(inWorkspace),
  /** The newest page (`anchor` null), or the one around a message. */
  openTimeline: v.strictObject({ ...inChannel, anchor: v.nullable(MessageId) }),
  extendTimeline: v.strictObject({
    ...inChannel,
    side: v.picklist(["older", "newer"]),
    from: MessageId,
    limit: pageSize,
  }),
  /** The content may be empty where there are files; each of them was attached before. */
  sendMessage: v.strictObject({
    ...inChannel,
    content: MessageContent,
    replyTo: v.nullable(MessageId),
    files: v.exactOptional(v.pipe(v.array(FileId), v.maxLength(filesAtMost))),
  }),
  /** Lets the person choose files, and copies them into the workspace's own folder. */
  chooseFiles: v.strictObject(inWorkspace),
  /** The same for files that were dropped or pasted. Only the preload may say this: a page cannot name a path. */
  attachFiles: v.strictObject({ ...inWorkspace, sources: v.pipe(v.array(fileSource), v.maxLength(filesAtMost)) }),
  /** The person takes a file back before the message is sent. */
  detachFile: v.strictObject({ ...inWorkspace, file: FileId }),
  /** `/name`, with all that was typed: the server does it for the person alone, and nothing is posted. */
  runCommand: v.strictObject({ ...inChannel, name: v.pipe(v.string(), v.regex(/^[a-z]\w{0,39}$/)), body: text }),
  retryMessage: v.strictObject({ ...inWorkspace, clientId: ClientId }),
  discardMessage: v.strictObject({ ...inWorkspace, clientId: ClientId }),
  /** Other words for a message that failed; then it is tried again. */
  reviseMessage: v.strictObject({ ...inWorkspace, clientId: ClientId, content: MessageContent }),
  editMessage: v.strictObject({ ...onMessage, content: MessageContent }),
  deleteMessage: v.strictObject(onMessage),
  reactToMessage: v.strictObject({
    ...onMessage,
    content: v.pipe(v.string(), v.nonEmpty(), v.maxLength(32)),
    isAdded: v.boolean(),
  }),
  starMessage: v.strictObject({ ...onMessage, isStarred: v.boolean() }),
  pinMessage: v.strictObject({ ...inChannel, message: MessageId, isPinned: v.boolean() }),
  markRead: v.strictObject({ ...inChannel, upTo: MessageId }),
  setTyping: v.strictObject({ ...inChannel, isTyping: v.boolean() }),
  /** Into the person's Downloads folder, under a name made of `name`; then the file manager shows it. `token`: see MediaAddress. */
  saveAttachment: v.strictObject({
    ...inWorkspace,
    attachment: AttachmentId,
    name: text,
    token: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  }),
  /** The same for a picture that came inside a message, and is not shown there. */
  saveEmbeddedPicture: v.strictObject({
    name: text,
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= looseBytesAtMost),
    ),
  }),
  /** Of a media address that did not load. */
  whyNoPicture: v.strictObject({ url: v.pipe(v.string(), v.maxLength(2_000)) }),
  /** The person has asked for a picture of another server: answers the media address where main fetches it. */
  showRemotePicture: v.strictObject({ ...inWorkspace, url: v.pipe(v.string(), v.maxLength(8_192)) }),
  /** The page began without something that may have ended it before: now it begins anew with all of it. */
  startUsually: v.strictObject({}),
  searchPeople: v.strictObject({ ...inWorkspace, text: v.pipe(v.string(), v.maxLength(200)) }),
  openDirectMessage: v.strictObject({ ...inWorkspace, partner: PartnerId }),
  /** A window for this conversation alone; the one that there is comes before the person. */
  openInNewWindow: v.strictObject(inChannel),
  /** What stands in the composer of a conversation now, in place of what stood there. */
  /** `known`: the newest revision of the draft that the window knows of; -1 for none. */
  saveDraft: v.strictObject({ ...inChannel, draft: DraftInput, known: v.pipe(v.number(), v.safeInteger()) }),
  /** This window has done what main wanted of it. */
  acknowledgeRequest: v.strictObject({ id: WindowRequestId }),
  /** What this window shows now; null when nothing. Settles what is notified and counted as read. */
  showConversation: v.strictObject({ shown: v.nullable(v.strictObject(inChannel)) }),
  /** This window has the newest message of it in sight: what comes is read as it comes, until null takes that back. */
  readAlong: v.strictObject({ reading: v.nullable(v.strictObject(inChannel)) }),
  reconnect: v.strictObject(inWorkspace),
  /** Examines an address as typed, or the server of a workspace with its session. Takes seconds, a minute at worst. */
  runDoctor: v.union([v.strictObject({ address: line }), v.strictObject(inWorkspace)]),
  changeSettings: SettingChanges,
  dismissNotice: v.strictObject({ id: line }),
  /** Something went wrong in this window itself: for the log. */
  reportFault: v.strictObject({
    kind: v.picklist(["drawing", "event", "promise"]),
    message: v.pipe(v.string(), v.maxLength(500)),
    stack: v.pipe(v.string(), v.maxLength(4_000)),
  }),
  openExternal: v.strictObject({ url: v.pipe(v.string(), v.maxLength(8_192)) }),
} satisfies Record<string, v.GenericSchema>;

export type CommandName = keyof typeof commandInput;
/** What a page can ask for itself. */
export type PageCommand = Exclude<CommandName, typeof preloadCommand>;
export const preloadCommand = "attachFiles";
export type CommandInput<N extends CommandName> = v.InferOutput<(typeof commandInput)[N]>;

/** A failure for the person to read; `reason` lets the window offer the right next step. */
export interface Failure<R extends string = string> {
  readonly reason: R;
  readonly text: CodedText;
}

export type SignInProblem = PlainHttpProblem | Failure<OtherSignInProblem>;

/** Asks the person whether a secret may go to a server without encryption; `origin` is what they agree to. */
export interface PlainHttpProblem extends Failure<"plain-http"> {
  readonly origin: string;
}

type OtherSignInProblem =
  | "address"
  | "unreachable"
  | "certificate"
  | "not-odoo"
  | "odoo-sh-page"
  | "database"
  | "credentials"
  | "two-factor"
  | "unsupported"
  | "server";

/** What a command gives back when the server or the disk may say no. */
export type Outcome<T> = Result<T, Failure>;

export interface CommandOutput {
  snapshot: Snapshot;
  loadWorkspacePage: void;
  /** `databases` null: the server does not list them, the person has to name one. */
  findDatabases: Result<{ readonly server: string; readonly databases: readonly string[] | null }, SignInProblem>;
  signIn: Result<{ readonly workspace: WorkspaceId }, SignInProblem>;
  signInWithKey: Result<{ readonly workspace: WorkspaceId }, SignInProblem>;
  signInAgain: Result<{ readonly workspace: WorkspaceId }, SignInProblem>;
  tryDemo: Result<{ readonly workspace: WorkspaceId }, SignInProblem>;
  signOut: void;
  openTimeline: Outcome<TimelinePage>;
  extendTimeline: Outcome<TimelinePage>;
  sendMessage: Outcome<{ readonly clientId: ClientId }>;
  chooseFiles: Outcome<AttachedFiles>;
  attachFiles: Outcome<AttachedFiles>;
  detachFile: void;
  runCommand: Outcome<void>;
  retryMessage: Outcome<void>;
  discardMessage: Outcome<void>;
  reviseMessage: Outcome<void>;
  editMessage: Outcome<void>;
  deleteMessage: Outcome<void>;
  reactToMessage: Outcome<void>;
  starMessage: Outcome<void>;
  pinMessage: Outcome<void>;
  markRead: void;
  setTyping: void;
  /** `path`: where the file is now, as this computer writes it. */
  saveAttachment: Outcome<{ readonly path: string }>;
  saveEmbeddedPicture: Outcome<{ readonly path: string }>;
  whyNoPicture: PictureFault | null;
  showRemotePicture: Outcome<{ readonly url: string }>;
  startUsually: void;
  searchPeople: Outcome<readonly Person[]>;
  openDirectMessage: Outcome<{ readonly channel: ChannelId }>;
  openInNewWindow: Outcome<void>;
  saveDraft: Outcome<{ readonly revision: number }>;
  acknowledgeRequest: void;
  showConversation: void;
  readAlong: void;
  reconnect: void;
  runDoctor: Outcome<Diagnosis>;
  changeSettings: Settings;
  dismissNotice: void;
  reportFault: void;
  openExternal: Outcome<void>;
}

/** `files` are copied and may be sent; `refused` says of each of the others why not. */
export interface AttachedFiles {
  readonly files: readonly OutboxFile[];
  readonly refused: readonly CodedText[];
}

/**
 * The state of everything as of event number `seq`: the next event a window may fold is `seq` itself. Of a big workspace
 * it has what is wanted first, and a cursor from which the window asks for the rest.
 */
export interface Snapshot {
  readonly seq: number;
  readonly app: AppState;
  /** The one conversation that the asking window is there for; null for the main window, which shows them all. */
  readonly place: ConversationRef | null;
  /** Where the person was when this window, or this program, was last there; null when that is not known. */
  readonly lastShown: LastShown | null;
  /** What main wants of the asking window, as far as it has not acknowledged it. */
  readonly requests: readonly WindowRequest[];
}

/** What preload exposes as `window.parley`: all that a window can do in the world. */
export interface Bridge {
  invoke<N extends PageCommand>(command: N, input: CommandInput<N>): Promise<CommandOutput[N]>;
  /** Files that were dropped on the page or pasted into it; where they are only the preload learns. */
  attach(workspace: WorkspaceId, files: readonly PageFile[]): Promise<CommandOutput["attachFiles"]>;
  /** Batches of events as JSON (`batchFromJson`). Returns its undo. */
  onEvents(listener: (batch: string) => void): () => void;
  /** As it is sent; what nobody heard comes with the next snapshot. Returns its undo. */
  onRequest(listener: (request: WindowRequest) => void): () => void;
  readonly platform: "linux" | "darwin" | "win32";
}

/** What is used of the page's `File`. */
export interface PageFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The Electron channels, named once. `files` carries what only the preload may say. */
export const ipcChannel = {
  command: "parley:command",
  files: "parley:files",
  events: "parley:events",
  requests: "parley:requests",
} as const;
