import { ourModels } from "../dialects/dialects.ts";
import { partnerOf, type PersonaKey } from "../../../shared/ids.ts";
import { ok } from "../../../shared/result.ts";
import type { AbortSignalLike } from "../../core/ports/http.ts";
import type { FromServer, HistoryPage } from "../../core/ports/server.ts";
import type { ParseWarnings } from "../wire/parse-warnings-log.ts";
import { inSlices } from "../../core/work/steps.ts";
import { createMessageReader } from "./message-reader.ts";
import { peopleOf, readPeople } from "./people.ts";
import { createRowReader, type Domain, type FieldBook, type RowReader } from "./rows.ts";
import type { Rpc } from "../http/rpc.ts";
import { turns } from "../http/turns.ts";
import type { ReportWarning } from "../wire/parse-warnings.ts";
import { messageRowFields, MessageRow } from "../wire/rows.ts";

/** What reads Discuss by `search_read` alone. */
export interface RpcReaders {
  readonly rows: RowReader;
  /** Messages of conversations, or of records of another model, oldest first, and who speaks in them. */
  history(which: Domain, limit: number, order: "id" | "id desc", model?: string): FromServer<HistoryPage>;
  readonly warn: ReportWarning;
}

export function createRpcReaders(of: {
  readonly rpc: Rpc;
  readonly fields: FieldBook;
  readonly self: PersonaKey;
  readonly parseWarnings: ParseWarnings;
  readonly signal: AbortSignalLike;
}): RpcReaders {
  const { self, parseWarnings } = of;
  const rows = createRowReader(of);
  const reader = createMessageReader({ rows, self, parseWarnings });
  const warn: ReportWarning = (warning) => parseWarnings.enter([warning]);

  return {
    rows,
    warn,
    async history(which, limit, order, model = ourModels.channel) {
      if (limit === 0) return ok({ messages: [], people: [], lastReaction: null });
      const domain: Domain = [["model", "=", model], ["message_type", "!=", "user_notification"], ...which];
      const asked = { model: "mail.message", domain, fields: messageRowFields, row: MessageRow, limit, order };
      const given = await rows.read(asked);
      if (!given.ok) return given;
      const whole = await reader.complete(given.value, model);
      if (!whole.ok) return whole;
      const messages = whole.value.flatMap(({ message }) => message ?? []).toSorted((a, b) => a.id - b.id);
      const named = messages.flatMap(({ author, mentions, replyTo }) => [author, replyTo?.author ?? null, ...mentions]);
      const people = await readPeople(rows, {
        partners: named.flatMap((person) => (person && partnerOf(person)) ?? []),
        guests: named.flatMap((person) => (person && guestOf(person)) ?? []),
      });
      if (!people.ok) return people;
      return ok({ messages, people: await inSlices(peopleOf(people.value, warn), turns), lastReaction: null });
    },
  };
}

function guestOf(person: PersonaKey): number | null {
  return partnerOf(person) === null ? Number(person.split(":")[1]) : null;
}
