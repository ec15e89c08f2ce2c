import type { Instant } from "../../../shared/domain/instant.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { AttachmentId, ClientId } from "../../../shared/ids.ts";
import { serverText } from "../workspace/failure-texts.ts";
import type { Log } from "../ports/log.ts";
import type { DiscussApi, OutgoingFile, OutgoingMessage, ServerFailure } from "../ports/server.ts";
import type { CodedText } from "../../../shared/text/catalogue.ts";

/** What stopped a request: `unknown` when a post may have been done all the same. */
export type Hindrance =
  | { readonly type: "unknown" }
  | { readonly type: "offline" }
  | { readonly type: "busy" }
  | { readonly type: "signed-out" }
  /** The server's no, for the person. */
  | { readonly type: "refused"; readonly reason: CodedText };

export type PostOutcome = { readonly type: "accepted"; readonly message: Message } | Hindrance;

/** `absent`: not on the server now. Whether it may still come is not for the server to say (see `serverRetryTime`). */
export type LookOutcome = PostOutcome | { readonly type: "absent" };

export type UploadOutcome =
  { readonly type: "uploaded"; readonly attachment: AttachmentId; readonly at: Instant } | Hindrance;

/** [OB5] One file, before its message. `now`: its age on the server counts from the beginning. */
export async function upload(api: DiscussApi, file: OutgoingFile, now: Instant): Promise<UploadOutcome> {
  const answer = await api.uploadFile(file);
  return answer.ok ? { type: "uploaded", attachment: answer.value, at: now } : hindrance(answer.error);
}

/**
 * One post. The caller has the doubt on disk already ([OB3]), and knows that the server has no such message ([OB2]).
 *
 * An error that is none of Odoo's own sentences may have come after the message was committed: mail to those who are
 * mentioned goes out then (`send_after_commit`), and what it meets is answered. It is no refusal before the server,
 * which is done with the post by now, says that it does not have the message.
 */
export async function post(api: DiscussApi, message: OutgoingMessage): Promise<PostOutcome> {
  const answer = await api.postMessage(message);
  if (answer.ok) return { type: "accepted", message: answer.value };
  if (answer.error.type !== "refused" || answer.error.kind !== "other") return hindrance(answer.error);
  const found = await look(api, message);
  if (found.type === "accepted") return found;
  return found.type === "absent" ? hindrance(answer.error) : { type: "unknown" };
}

/** Asks the server once whether it has the message. */
export async function look(api: DiscussApi, message: OutgoingMessage): Promise<LookOutcome> {
  const answer = await api.findPosted(message.thread, message.clientId);
  if (!answer.ok) return hindrance(answer.error);
  return answer.value ? { type: "accepted", message: answer.value } : { type: "absent" };
}

/** An adapter that throws is broken, and what the server did is unknown: never a reason to lose or to double. */
export function orUnknown<T>(
  log: Log,
  clientId: ClientId,
  outcome: Promise<T>,
): Promise<T | { readonly type: "unknown" }> {
  return outcome.catch((error: unknown) => {
    log("error", "outbox.bug", { clientId, error: String(error) });
    return { type: "unknown" } as const;
  });
}

function hindrance(failure: ServerFailure): Hindrance {
  switch (failure.type) {
    case "busy":
      return { type: failure.mayBeDone === true ? "unknown" : "busy" };
    case "offline":
    case "signed-out":
      return { type: failure.type };
    case "refused":
      return { type: "refused", reason: serverText(failure) };
    // Something answered, but not as Odoo does: what Odoo did behind it is anybody's guess.
    case "malformed":
    case "unanswered":
      return { type: "unknown" };
  }
}
