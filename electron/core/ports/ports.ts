/**
 * All that the application needs from the outside world; what it needs of the server stands in server-ports.ts.
 * Adapters in odoo/, storage/ and shell/ implement these; core/ never sees a socket, a file, a clock or an Odoo word.
 */
import type { Instant, OutboxFile, Profile } from "../../../shared/discuss.ts";
import type { Settings } from "../../../shared/app-state.ts";
import type { AttachmentId, ChannelId, ClientId, FileId, WorkspaceId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { MediaFile } from "./media.ts";
import type { WrittenMessage } from "./server.ts";

export type { Archive, ArchivePage, KnownSpan } from "./archive.ts";

// ── Time, chance and the log ─────────────────────────────────────────────────────────────────────────────────

export interface Clock {
  now(): Instant;
  /** ms since any moment, by a clock that nobody sets, and that may stand still while the machine sleeps. */
  monotonic(): number;
  /** Runs once after `delay` ms; returns its undo. */
  after(delay: number, run: () => void): () => void;
}

/** Uniform in [0, 1). */
export type Random = () => number;

/** A fresh UUID. */
export type NewId = () => string;

/** `context` holds plain values only; the adapter redacts secrets, callers never pass any. */
export interface Log {
  (level: "debug" | "info" | "warn" | "error", event: string, context?: Readonly<Record<string, unknown>>): void;
}

// ── HTTP: the one way out beside the bus ─────────────────────────────────────────────────────────────────────

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** Lower-case names. A `cookie` header is sent as it stands; the port keeps no cookies of its own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  /** The body, in place of `body`, where it may be too long for the memory. */
  readonly stream?: ByteStream;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** More than this many bytes is a `too-large` fault. */
  readonly maxBytes: number;
  readonly signal: AbortSignalLike | null;
  /** Does no harm when it is done twice: it may share a kept-alive connection. Every GET is; a POST only if it says so. */
  readonly isRepeatable?: boolean;
  /** Who goes first where not all can go at once. Set by core/retry, by who asks and not by what is asked. */
  readonly priority?: Priority;
  /** Tells apart what shares one address, such as the method called over XML-RPC; else the address does. */
  readonly route?: string;
}

/** Bytes that are never all in memory. */
export interface ByteStream {
  readonly size: number;
  /** From the first byte on, each time. Breaks off by throwing. */
  read(): AsyncIterable<Uint8Array>;
}

/**
 * `person`: somebody waits for it. `line`: it finds out whether the server is there. `background`: everything else that
 * is asked of a workspace's server. `file`: pictures and files, up or down, which may take minutes.
 */
export type Priority = "person" | "line" | "background" | "file";

/** The part of AbortSignal that core may know; the real one fits. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Redirects are never followed: a 3xx comes back with its `location`. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; several `set-cookie` stay apart. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

export type HttpFaultType =
  | "name-not-resolved"
  | "refused"
  | "unreachable"
  | "certificate"
  /** Connected, then nothing or not enough came in time: the request may have been done. */
  | "timeout"
  /** Cut while under way: the request may have been done. */
  | "broken"
  | "too-large"
  | "aborted"
  /** Kept here and never sent (core/retry). */
  | "held-back";

/** `detail` goes into the log and the doctor; it holds no secret. */
export interface HttpFault {
  readonly type: HttpFaultType;
  readonly detail: string;
}

export interface Http {
  (request: HttpRequest): Promise<Result<HttpResponse, HttpFault>>;
  /** Connections that are kept for later lead nowhere: none is used again, and what is under way on them ends. */
  dropKept?(): void;
}

// ── Disk ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Nothing was changed, or what was changed is not what was asked: the caller must not say "saved". */
export interface StorageFault {
  readonly type: "disk-full" | "denied" | "damaged" | "other";
  readonly detail: string;
}

export interface StoredEntry extends WrittenMessage {
  readonly files: readonly StoredFile[];
  readonly queuedAt: Instant;
  /** Orders entries; grows with each one written on this machine. */
  readonly order: number;
  /** A post was begun and its end was not seen: ask the server before posting ([OB2], [OB3]). */
  readonly mayHaveArrived: boolean;
  /** The server's no; null while there is hope. */
  readonly refusal: string | null;
}

export interface StoredFile extends OutboxFile {
  /** What it is on the server, as far as the end of its upload was seen ([OB5]). */
  readonly upload: Upload | null;
}

export interface Upload {
  readonly attachment: AttachmentId;
  readonly at: Instant;
}

/** As it is when it is written, which is once and for all. */
export type NewEntry = Omit<StoredEntry, "mayHaveArrived" | "refusal" | "files"> & {
  readonly files: readonly OutboxFile[];
};

/**
 * The durable queue of one workspace. Calls return when the disk has it (fsync), or say why not. An entry's text is
 * written once and never rewritten: marks and a revised text are files of their own, so a disk that fills up cannot eat
 * a good message.
 */
export interface OutboxStore {
  /** In order. `setAside`: damaged files, kept under another name and reported. */
  load(): { readonly entries: readonly StoredEntry[]; readonly setAside: readonly string[] };
  add(entry: NewEntry): Result<void, StorageFault>;
  markUploaded(clientId: ClientId, file: FileId, upload: Upload): Result<void, StorageFault>;
  markMayHaveArrived(clientId: ClientId): Result<void, StorageFault>;
  /** The server's own no to the post: it does not have it. */
  clearDoubt(clientId: ClientId): Result<void, StorageFault>;
  markRefused(clientId: ClientId, reason: string): Result<void, StorageFault>;
  /** The person wants it tried again: takes the refusal back. */
  clearRefusal(clientId: ClientId): Result<void, StorageFault>;
  /** `load` gives this text from now on. */
  revise(clientId: ClientId, text: string): Result<void, StorageFault>;
  remove(clientId: ClientId): Result<void, StorageFault>;
}

export interface StoredWorkspace {
  readonly id: WorkspaceId;
  readonly profile: Profile;
  /** Odoo's user id, as the session's owner. */
  readonly uid: number;
  /** Somebody has agreed that its server is reached without encryption. */
  readonly isPlainHttpAgreed?: true;
}

export interface WorkspaceRegistry {
  list(): readonly StoredWorkspace[];
  save(workspace: StoredWorkspace): Result<void, StorageFault>;
  remove(id: WorkspaceId): void;
}

export interface SettingsStore {
  read(): Settings;
  write(settings: Settings): Result<void, StorageFault>;
}

/** Session cookies and keys, encrypted by the desktop. `isDurable` false: no keyring, kept in memory only. */
export interface SecretStore {
  readonly isDurable: boolean;
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The person's Downloads folder. */
export interface Downloads {
  /**
   * Saves under this name, cleaned, and numbered when it is taken; answers the path. The file is whole under its name
   * or is not there.
   */
  save(name: string, bytes: Uint8Array): Promise<Result<string, StorageFault>>;
  /** Shows the file in the file manager; never opens or runs it. */
  reveal(path: string): void;
}

// ── The desktop ──────────────────────────────────────────────────────────────────────────────────────────────

export interface NotificationRequest {
  /** One notification a conversation: a later one replaces the earlier. */
  readonly workspace: WorkspaceId;
  readonly channel: ChannelId;
  readonly title: string;
  readonly body: string;
  readonly icon: MediaFile | null;
}

export interface Notifier {
  show(request: NotificationRequest, onClick: () => void): void;
  /** Takes back what stands for a conversation, because it was read somewhere. */
  clear(workspace: WorkspaceId, channel: ChannelId): void;
}

/** The unread count on icon, tray and dock. */
export interface Badge {
  show(unread: number): void;
}

export type SystemSignal =
  | "suspend"
  | "resume"
  | "lock"
  | "unlock"
  /** The machine has a network again, or another one. */
  | "network-changed"
  | "network-lost";

export interface SystemSignals {
  subscribe(listener: (signal: SystemSignal) => void): () => void;
  /** Since the person last touched mouse or keyboard, ms. */
  idleTime(): number;
}
