import { judgePicture, limitsOf, type PictureFault } from "../../../shared/pictures/limits.ts";
import type { PictureRequest } from "../../../shared/pictures/picture-request.ts";
import { err, ok } from "../../../shared/result.ts";
import type { AttachedToMessages } from "../workspace/attached-files.ts";
import type { AbortSignalLike } from "../ports/http.ts";
import type { RemotePictures } from "../app/remote-pictures.ts";
import type { MediaFile, MediaSource, WindowPictures } from "../ports/media.ts";
import type { FromServer, ServerFailure } from "../ports/server.ts";

/**
 * The pictures of a workspace, for whoever decodes them: pages, and the desktop's notifications.
 *
 * [PI1] Nothing is decoded whose size was not read from its header before, and found to be within the limits.
 * [PI2] What it is called, and what type somebody gave it, says nothing: an SVG is not shown under any name, for it can
 *       nest itself until the page's process dies.
 */
export function createWindowPictures(from: {
  readonly media: MediaSource;
  readonly outbox: Pick<AttachedToMessages, "load">;
  readonly remote: Pick<RemotePictures, "load">;
}): WindowPictures {
  function fetch(what: PictureRequest, signal: AbortSignalLike): FromServer<MediaFile> {
    switch (what.type) {
      case "outbox-file":
        return from.outbox.load(what.file);
      case "remote-picture":
        return from.remote.load(what.grant, signal);
      case "persona-avatar":
      case "channel-avatar":
      case "attachment":
        return from.media.load(what, signal);
    }
  }

  return {
    async load(what, signal) {
      const file = await fetch(what, signal);
      if (!file.ok) return err(faultIn(file.error));
      const judged = judgePicture(file.value.bytes, limitsOf(what));
      return judged.ok ? ok({ ...file.value, mimetype: judged.value.mimetype }) : judged;
    },
  };
}

/** A server without previews refuses what is too large for one. */
function faultIn(failure: ServerFailure): PictureFault {
  if (failure.type === "refused") return failure.kind === "invalid" ? "too-large" : "unavailable";
  const instead = "instead" in failure ? failure.instead : undefined;
  return typeof instead === "object" && instead.type === "too-large" ? "too-large" : "unavailable";
}
