import * as v from "valibot";
import { ourModels } from "../dialects/dialects.ts";
import type { Message, MessageChanges } from "../../../shared/domain/messages/types.ts";
import type { MessageId, PersonaKey } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import type { FromServer } from "../../core/ports/server.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { eachOf, inSlices, type Steps } from "../../core/work/steps.ts";
import { clientIdIn } from "../discuss/rfc-message-id.ts";
import type { Domain, RowReader } from "./rows.ts";
import { turns } from "../http/turns.ts";
import { messageChanges, messagesIn } from "../wire/messages.ts";
import { messageRowFields, MessageRow, messagesAsStore } from "../wire/rows.ts";
import { readStore } from "../wire/store.ts";
import { rowId } from "../wire/values.ts";

export interface ReadMessage {
  readonly id: MessageId;
  /** Null when it is not whole enough to be shown. */
  readonly message: Message | null;
  /** What it says, for those who know the message already. */
  readonly changes: MessageChanges;
}

export interface MessageReader {
  /**
   * The messages of these rows, with the files and the quoted messages that the rows only name.
   * @param model of what they are about; conversations where nothing else is said
   */
  complete(given: readonly MessageRow[], model?: string): FromServer<readonly ReadMessage[]>;
}

const AttachmentRow = v.looseObject({ id: rowId });

/** Makes messages of rows. Reactions are shown to administrators only (WIRE.md §6.5) and left out. */
export function createMessageReader(ports: {
  readonly rows: RowReader;
  readonly self: PersonaKey;
  readonly parseWarnings: ParseWarnings;
}): MessageReader {
  const { rows, self, parseWarnings } = ports;

  /** A file that is not shown to us is named by its id. */
  async function attachmentsOf(ids: readonly number[]): FromServer<readonly unknown[]> {
    if (ids.length === 0) return ok([]);
    const fields = ["name", "mimetype", "file_size"];
    const domain: Domain = [["id", "in", ids]];
    const answer = await rows.read({ model: "ir.attachment", domain, fields, row: AttachmentRow });
    if (!answer.ok) return answer.error.type === "refused" ? ok([]) : answer;
    return ok(answer.value.map((file) => ({ ...file, size: file["file_size"] })));
  }

  async function quotedIn(given: readonly MessageRow[]): FromServer<readonly MessageRow[]> {
    const here = new Set<number>(given.map(({ id }) => id));
    const ids = given.flatMap(({ parent_id: parent }) => (parent && !here.has(parent.id) ? parent.id : []));
    if (ids.length === 0) return ok([]);
    const domain: Domain = [["id", "in", ids]];
    return rows.read({ model: "mail.message", domain, fields: messageRowFields, row: MessageRow });
  }

  function* messagesOf(raw: unknown, given: readonly MessageRow[]): Steps<readonly ReadMessage[]> {
    const store = yield* readStore(raw, (warning) => parseWarnings.enter([warning]));
    const messages = new Map((yield* messagesIn(store)).map((message) => [message.id, message]));
    return yield* eachOf(given, ({ id, message_id: name }) => {
      const message = messages.get(id) ?? null;
      const record = store.messageOf.get(id);
      const clientId = message?.author === self ? clientIdIn(name ?? "") : null;
      const changes = record ? messageChanges(record, store) : {};
      return [{ id, message: message && { ...message, clientId }, changes }];
    });
  }

  return {
    async complete(given, model = ourModels.channel) {
      const attachments = await attachmentsOf(given.flatMap((row) => row.attachment_ids));
      if (!attachments.ok) return attachments;
      const quoted = await quotedIn(given);
      if (!quoted.ok) return quoted;
      const raw = messagesAsStore([...given, ...quoted.value], attachments.value, model);
      return ok(await inSlices(messagesOf(raw, given), turns));
    },
  };
}
