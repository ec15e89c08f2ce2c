import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import type { Message } from "../../../shared/domain/messages/types.ts";
import type { ThreadRef } from "../../../shared/domain/messages/thread.ts";
import { MessageId, partnerKey, type ClientId, type PersonaKey } from "../../../shared/ids.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { DiscussApi, FromServer, OutgoingMessage } from "../../core/ports/server.ts";
import { worded, type Worded } from "./worded.ts";
import { toMessageId } from "./rfc-message-id.ts";
import type { Domain } from "../api-key/rows.ts";
import type { Rpc } from "../http/rpc.ts";
import { odooThread } from "../wire/thread.ts";
import { readBody } from "../wire/message-text.ts";

/** The server itself retries a post for up to a minute (WIRE.md §0.8, §9). */
const postTimeout = 90_000;

/** What is done to messages by public methods of models, and so the same with a session and with an API key. */
export function createMessageMutations(of: {
  readonly rpc: Rpc;
  readonly self: PersonaKey;
  readonly clock: Clock;
}): Pick<DiscussApi, "postMessage" | "star" | "pinMessage"> {
  const { rpc, self, clock } = of;

  return {
    async postMessage(message) {
      const said = worded(message.content);
      const { model, id } = odooThread(message.thread);
      const answer = await rpc(model, "message_post", [[id]], postOf(message, said), {
        timeout: postTimeout,
      });
      if (!answer.ok) return answer;
      const made = v.safeParse(MessageId, answer.value);
      // Done without doubt, but not as what: the name will find it.
      if (!made.success) return err({ type: "unanswered", detail: `message_post: ${v.summarize(made.issues)}` });
      return ok(posted(message, made.output, said, { author: self, sentAt: clock.now() }));
    },

    async star(message) {
      return done(await rpc("mail.message", "toggle_message_starred", [[message]]));
    },

    async pinMessage(channel, message, isPinned) {
      const pin = { message_id: message, pinned: isPinned };
      return done(await rpc(ourModels.channel, "set_message_pin", [[channel]], pin));
    },
  };
}

/** The keywords of WIRE.md §6.4 and §7: as a comment, as HTML, under the message's own name. */
function postOf({ clientId, replyTo, attachments }: OutgoingMessage, said: Worded) {
  return {
    ...said,
    body_is_html: true,
    message_type: "comment",
    subtype_xmlid: "mail.mt_comment",
    message_id: toMessageId(clientId),
    ...(replyTo === null ? {} : { parent_id: replyTo }),
    ...(attachments.length === 0 ? {} : { attachment_ids: attachments.map(({ id }) => id) }),
    context: { temporary_id: clientId },
  };
}

/** What we know of it before the server tells its own version. */
function posted(
  { clientId, thread, replyTo, attachments }: OutgoingMessage,
  id: MessageId,
  { body, partner_ids: partners = [] }: Worded,
  written: Pick<Message, "author" | "sentAt">,
): Message {
  return {
    id,
    thread,
    ...written,
    authorName: null,
    kind: "comment",
    body,
    text: readBody(body).text,
    isEdited: false,
    isDeleted: false,
    isStarred: false,
    pinnedAt: null,
    replyTo: replyTo === null ? null : { id: replyTo, author: null, text: "" },
    reactions: [],
    attachments,
    mentions: partners.map(partnerKey),
    clientId,
  };
}

/** The domain by which a message is found under its own name (WIRE.md §7). */
export function byMessageId(clientId: ClientId, thread: ThreadRef): Domain {
  const { model, id } = odooThread(thread);
  return [
    ["message_id", "=", toMessageId(clientId)],
    ["model", "=", model],
    ["res_id", "=", id],
  ];
}

/** The answer of a deed, of which only matters whether it was done. */
export function done(answer: Awaited<FromServer<unknown>>): Awaited<FromServer<void>> {
  return answer.ok ? ok() : answer;
}
