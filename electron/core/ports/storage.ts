/** What the application needs of the disk. */
import type { WrittenMessage } from "./server.ts";
import type { ChosenSettings } from "../../../shared/settings.ts";
import type { MessageContent } from "../../../shared/domain/messages/content.ts";
import type { Instant } from "../../../shared/domain/instant.ts";
import type { LastShown } from "../../../shared/domain/last-shown.ts";
import type { OutboxFile } from "../../../shared/domain/outbox/types.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import type { AttachmentId, ClientId, FileId, MessageId, WorkspaceId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

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
  readonly refusal: CodedText | null;
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
 * The durable queue of one workspace. Calls return when the disk has it (fsync), or say why not. An entry's content is
 * written once and never rewritten: marks and other words are files of their own, so a disk that fills up cannot eat
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
  markRefused(clientId: ClientId, reason: CodedText): Result<void, StorageFault>;
  /** The person wants it tried again: takes the refusal back. */
  clearRefusal(clientId: ClientId): Result<void, StorageFault>;
  /** `load` gives this content from now on. */
  revise(clientId: ClientId, content: MessageContent): Result<void, StorageFault>;
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
  /** @param onSetAside one that is damaged, and kept at that path. */
  list(onSetAside?: (path: string) => void): readonly StoredWorkspace[];
  save(workspace: StoredWorkspace): Result<void, StorageFault>;
  remove(id: WorkspaceId): void;
}

export interface SettingsStore {
  /** What the person has chosen. */
  read(): ChosenSettings;
  write(chosen: ChosenSettings): Result<void, StorageFault>;
}

export interface KeptLastShown extends LastShown {
  /** The message they looked at in the conversation shown last; null when they followed the newest. */
  readonly eye: MessageId | null;
}

/** Where the person was, over the end of the program. Null: nowhere. */
export interface LastShownStore {
  read(): KeptLastShown | null;
  write(last: KeptLastShown | null): void;
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
