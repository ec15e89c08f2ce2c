import type { AttachmentId, ChannelId, FileId, GrantId, PersonaKey } from "../ids.ts";

/** A picture that a server has. */
export type ServerPicture =
  | { readonly type: "persona-avatar"; readonly person: PersonaKey; readonly version: string | null }
  | { readonly type: "channel-avatar"; readonly channel: ChannelId; readonly version: string | null }
  /**
   * Made smaller where the server does that. `token`, as the message that shows it names it, opens one that the person
   * could not see otherwise, such as a picture in an e-mail.
   */
  | {
      readonly type: "attachment";
      readonly attachment: AttachmentId;
      readonly size: "thumbnail" | "full";
      readonly token?: string | undefined;
    };

/** A picture that a window may show. */
export type PictureRequest =
  | ServerPicture
  /** In a message that is not sent yet. */
  | { readonly type: "outbox-file"; readonly file: FileId }
  /** Of another server, which the person asked to see (core/remote-pictures). */
  | { readonly type: "remote-picture"; readonly grant: GrantId };
