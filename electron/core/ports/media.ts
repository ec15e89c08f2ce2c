/** Pictures and files: what the application needs of a server for them, and what it shows of them. */
import type { AttachmentId } from "../../../shared/ids.ts";
import type { PictureFault } from "../../../shared/pictures/limits.ts";
import type { PictureRequest, ServerPicture } from "../../../shared/pictures/picture-request.ts";
import type { Result } from "../../../shared/result.ts";
import type { AbortSignalLike } from "./http.ts";
import type { FromServer } from "./server.ts";

/** What windows are shown: pictures alone, each one judged by its header, so that it may be decoded. */
export interface WindowPictures {
  load(what: PictureRequest, signal: AbortSignalLike): Promise<Result<MediaFile, PictureFault>>;
}

/** Pictures and files of a server, as it has them: nobody has looked into them. */
export interface MediaSource {
  /** A picture has no more bytes than its place allows (shared/pictures). `signal`: nobody wants it any more. */
  load(what: MediaRequest, signal?: AbortSignalLike): FromServer<MediaFile>;
}

export type MediaRequest =
  | ServerPicture
  /** All of a file, to be saved. */
  | { readonly type: "file"; readonly attachment: AttachmentId; readonly token?: string | undefined };

export interface MediaFile {
  readonly mimetype: string;
  readonly bytes: Uint8Array;
  /** May be kept for ever under its version. */
  readonly isImmutable: boolean;
}
