/** Pictures and files: what the application needs of a server for them, and what it shows of them. */
import type { ChannelId, FileId, GrantId, PersonaKey } from "../../../shared/ids.ts";
import type { PictureFault } from "../../../shared/pictures/limits.ts";
import type { Result } from "../../../shared/result.ts";
import type { AbortSignalLike } from "./http.ts";
import type { FromServer } from "./server.ts";

/** What windows are shown: pictures alone, each one judged by its header, so that it may be decoded. */
export interface WindowPictures {
  load(what: PictureRequest, signal: AbortSignalLike): Promise<Result<MediaFile, PictureFault>>;
}

/**
 * `outbox-file`: a picture in a message that is not sent yet. `remote-picture`: one of another server that the person
 * asked to see (core/remote-pictures).
 */
export type PictureRequest =
  | Exclude<MediaRequest, { readonly type: "file" }>
  | { readonly type: "outbox-file"; readonly file: FileId }
  | { readonly type: "remote-picture"; readonly grant: GrantId };

/** Pictures and files of a server, as it has them: nobody has looked into them. */
export interface MediaSource {
  /** A picture has no more bytes than its place allows (shared/pictures). `signal`: nobody wants it any more. */
  load(what: MediaRequest, signal?: AbortSignalLike): FromServer<MediaFile>;
}

export type MediaRequest =
  | { readonly type: "persona-avatar"; readonly person: PersonaKey; readonly version: string | null }
  | { readonly type: "channel-avatar"; readonly channel: ChannelId; readonly version: string | null }
  /**
   * As a picture, made smaller where the server does that. `token` opens one that the person could not see otherwise,
   * such as a picture in an e-mail.
   */
  | {
      readonly type: "attachment";
      readonly attachment: number;
      readonly size: "thumbnail" | "full";
      readonly token?: string | undefined;
    }
  /** All of a file, to be saved. */
  | { readonly type: "file"; readonly attachment: number; readonly token?: string | undefined };

export interface MediaFile {
  readonly mimetype: string;
  readonly bytes: Uint8Array;
  /** May be kept for ever under its version. */
  readonly isImmutable: boolean;
}
