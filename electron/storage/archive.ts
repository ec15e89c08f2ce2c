import * as v from "valibot";
import type { ArchiveRows } from "../core/ports/archive.ts";
import type { Archive, ArchivePage, KnownSpan } from "../core/ports/archive.ts";
import type { Log } from "../core/ports/log.ts";
import type { Conversation } from "../../shared/domain/conversations/types.ts";
import type { Message } from "../../shared/domain/messages/types.ts";
import type { Person } from "../../shared/domain/people/types.ts";
import { ChannelId, MessageId, PersonaKey, type RecordId, type RecordModel } from "../../shared/ids.ts";
import { openArchiveDatabase, type ArchiveConnection } from "./archive-database.ts";
import {
  conversationFromJson,
  conversationToJson,
  messageFromJson,
  messageToJson,
  personFromJson,
  personToJson,
} from "./archive-rows.ts";
import { listedSince } from "./archive-schema.ts";
import { mergeSpan } from "./archive-spans.ts";

/**
 * The Archive over SQLite. Never throws for what a disk may do: a full one forgets, a damaged file is replaced by an
 * empty one (`onRebuilt`), and whatever is not known is asked of the server again.
 */
export function createArchive(of: {
  /** Absolute; holds `archive-<n>.sqlite` and what SQLite puts beside it. */
  readonly directory: string;
  readonly log: Log;
  /** The archive is empty and the damaged file kept at `setAside`. May be called before `createArchive` returns. */
  readonly onRebuilt: (setAside: string) => void;
}): Archive {
  const database = openArchiveDatabase({ ...of, prepare: prepareStatements });

  return {
    conversationsAfter: (channel, limit) =>
      database.attempt("conversations-after", noRows, (sql) =>
        rowsOf(sql.conversations(channel ?? 0, limit), limit, conversationFromJson),
      ),
    peopleAfter: (person, limit) =>
      database.attempt("people-after", noRows, (sql) => rowsOf(sql.people(person ?? "", limit), limit, personFromJson)),
    latestConversations: (limit) =>
      database.attempt("latest-conversations", [], (sql) =>
        readable(sql.latestConversations(limit).map(([json]) => conversationFromJson(json))),
      ),
    peopleNamed: (people) =>
      database.attempt("people-named", [], (sql) =>
        readable(people.flatMap((key) => sql.person(key).map(([json]) => personFromJson(json)))),
      ),
    saveConversations(conversations: readonly Conversation[]) {
      database.attempt("save-conversations", undefined, (sql, { transaction }) =>
        transaction(() => {
          for (const each of conversations) sql.saveConversation(each.id, conversationToJson(each));
        }),
      );
    },
    removeConversations(channels) {
      database.attempt("remove-conversations", undefined, (sql, { transaction }) =>
        transaction(() => {
          for (const channel of channels) {
            sql.removeConversation(channel);
            sql.removeMessagesOf(channel);
            sql.removeSpansOf(channel);
          }
        }),
      );
    },
    savePeople(people: readonly Person[]) {
      database.attempt("save-people", undefined, (sql, { transaction }) =>
        transaction(() => {
          for (const each of people) sql.savePerson(each.key, personToJson(each));
        }),
      );
    },
    saveMessages(channel, messages, span) {
      database.attempt("save-messages", undefined, (sql, { transaction }) =>
        transaction(() => {
          for (const each of messages) sql.saveMessage(each.id, channel, messageToJson(each));
          if (span !== null) saveSpan(sql, channel, span);
        }),
      );
    },
    saveSingleMessages(messages) {
      database.attempt("save-single-messages", undefined, (sql, { transaction }) =>
        transaction(() => {
          for (const each of messages) {
            const { id, thread } = each;
            if (thread.type === "conversation") sql.saveMessage(id, thread.id, messageToJson(each));
            else sql.saveRecordMessage(id, thread.model, thread.id, messageToJson(each));
          }
        }),
      );
    },
    removeMessages(messages) {
      database.attempt("remove-messages", undefined, (sql, { transaction }) =>
        transaction(() => {
          for (const id of messages) {
            sql.removeMessage(id);
            sql.removeRecordMessage(id);
          }
        }),
      );
    },
    message: (id) =>
      database.attempt("message", null, (sql) => {
        const [row] = [...sql.message(id), ...sql.recordMessage(id)];
        return row === undefined ? null : messageFromJson(...row);
      }),
    idsBetween: (channel, from, to) =>
      database.attempt("ids-between", [], (sql) => sql.idsBetween(channel, from, to).map(([id]) => id)),
    marked: (mark) => database.attempt("marked", [], (sql) => sql[mark]().map(([id]) => id)),
    isKnown: (channel, id) =>
      database.attempt("is-known", false, (sql) =>
        spansOf(sql, channel).some((each) => each.from <= id && id <= each.to),
      ),
    known: () =>
      database.attempt(
        "known",
        new Map(),
        (sql) => new Map(sql.known().map(([channel, from, to]) => [channel, { from, to }])),
      ),
    forgetAfter(channel, id) {
      database.attempt("forget-after", undefined, (sql, { transaction }) =>
        transaction(() => {
          sql.removeMessagesAbove(channel, id);
          sql.removeSpansAbove(channel, id);
          sql.cutSpansAt(channel, id);
        }),
      );
    },
    newestKnown: (channel) => database.attempt("newest-known", null, (sql) => spansOf(sql, channel).at(-1)?.to ?? null),
    page: (channel, from, side, limit) =>
      database.attempt("page", nothingKnown, (sql) => {
        const span = spansOf(sql, channel).findLast((each) => from === null || (each.from <= from && from <= each.to));
        if (span === undefined) return nothingKnown;
        return side === "older" ? older(sql, channel, span, from, limit) : newer(sql, channel, span, from, limit);
      }),
    readFact: (name) => database.attempt("read-fact", null, (sql) => sql.fact(name)[0]?.[0] ?? null),
    writeFact(name, value) {
      database.attempt("write-fact", undefined, (sql) => sql.saveFact(name, value));
    },
    close: () => database.close(),
  };
}

type Statements = ReturnType<typeof prepareStatements>;
/** The one column of a row that is kept as JSON, or as a plain fact. */
const TextRow = v.tuple([v.string()]);
type TextRow = v.InferOutput<typeof TextRow>;

/** Key null: no key that a server has; the row counts in its page all the same. */
type KeyedRow<K> = readonly [key: K | null, json: string];

/** First and last id, and whether the span reaches the start. */
const SpanRow = v.tuple([MessageId, MessageId, v.picklist([0, 1])]);
type SpanRow = v.InferOutput<typeof SpanRow>;

const IdRow = v.tuple([MessageId]);
type IdRow = v.InferOutput<typeof IdRow>;

/** A channel, and the first and last id known of it. */
const KnownRow = v.tuple([ChannelId, MessageId, MessageId]);
type KnownRow = v.InferOutput<typeof KnownRow>;

const noRows = { rows: [], last: null, isEnd: true } as const;
const nothingKnown: ArchivePage = { messages: [], reachesStart: false, endsAtHole: true };

function prepareStatements({ query, command }: ArchiveConnection) {
  const replace = "ON CONFLICT DO UPDATE SET json = excluded.json";
  return {
    conversations: query<[number, number], KeyedRow<ChannelId>>(
      "SELECT id, json FROM conversations WHERE id > ? ORDER BY id LIMIT ?",
      v.tuple([v.fallback(v.nullable(ChannelId), null), v.string()]),
    ),
    latestConversations: query<[number], TextRow>(
      `SELECT json FROM conversations WHERE ${listedSince} IS NOT NULL ORDER BY ${listedSince} DESC, id DESC LIMIT ?`,
      TextRow,
    ),
    saveConversation: command<[ChannelId, string]>(`INSERT INTO conversations VALUES (?, ?) ${replace}`),
    removeConversation: command<[ChannelId]>("DELETE FROM conversations WHERE id = ?"),
    people: query<[string, number], KeyedRow<PersonaKey>>(
      "SELECT key, json FROM people WHERE key > ? ORDER BY key LIMIT ?",
      v.tuple([v.fallback(v.nullable(PersonaKey), null), v.string()]),
    ),
    person: query<[PersonaKey], TextRow>("SELECT json FROM people WHERE key = ?", TextRow),
    savePerson: command<[string, string]>(`INSERT INTO people VALUES (?, ?) ${replace}`),
    message: query<[MessageId], TextRow>("SELECT json FROM messages WHERE id = ?", TextRow),
    saveMessage: command<[MessageId, ChannelId, string]>(
      `INSERT INTO messages (id, channel, json) VALUES (?, ?, ?) ${replace}, channel = excluded.channel`,
    ),
    recordMessage: query<[MessageId], TextRow>("SELECT json FROM record_messages WHERE id = ?", TextRow),
    saveRecordMessage: command<[MessageId, RecordModel, RecordId, string]>(
      `INSERT INTO record_messages (id, model, record, json) VALUES (?, ?, ?, ?) ${replace}, model = excluded.model, record = excluded.record`,
    ),
    removeRecordMessage: command<[MessageId]>("DELETE FROM record_messages WHERE id = ?"),
    removeMessage: command<[MessageId]>("DELETE FROM messages WHERE id = ?"),
    removeMessagesOf: command<[ChannelId]>("DELETE FROM messages WHERE channel = ?"),
    /** Newest first, `from <= id < below`. */
    below: query<[ChannelId, number, number, number], TextRow>(
      "SELECT json FROM messages WHERE channel = ? AND id >= ? AND id < ? ORDER BY id DESC LIMIT ?",
      TextRow,
    ),
    /** Oldest first, `above < id <= to`. */
    above: query<[ChannelId, number, number, number], TextRow>(
      "SELECT json FROM messages WHERE channel = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
      TextRow,
    ),
    idsBetween: query<[ChannelId, number, number], IdRow>(
      "SELECT id FROM messages WHERE channel = ? AND id >= ? AND id <= ? ORDER BY id",
      IdRow,
    ),
    /** Word for word the conditions of their indexes. */
    starred: query<[], IdRow>("SELECT id FROM messages WHERE json ->> '$.isStarred' = 1", IdRow),
    pinned: query<[], IdRow>("SELECT id FROM messages WHERE json ->> '$.pinnedAt' IS NOT NULL", IdRow),
    removeMessagesAbove: command<[ChannelId, number]>("DELETE FROM messages WHERE channel = ? AND id > ?"),
    known: query<[], KnownRow>("SELECT channel, MIN(first), MAX(last) FROM spans GROUP BY channel", KnownRow),
    removeSpansAbove: command<[ChannelId, number]>("DELETE FROM spans WHERE channel = ? AND first > ?"),
    cutSpansAt: command<[ChannelId, number]>("UPDATE spans SET last = ?2 WHERE channel = ?1 AND last > ?2"),
    spans: query<[ChannelId], SpanRow>(
      "SELECT first, last, reaches_start FROM spans WHERE channel = ? ORDER BY first",
      SpanRow,
    ),
    saveSpan: command<[ChannelId, ...SpanRow]>("INSERT INTO spans VALUES (?, ?, ?, ?)"),
    removeSpan: command<[ChannelId, MessageId]>("DELETE FROM spans WHERE channel = ? AND first = ?"),
    removeSpansOf: command<[ChannelId]>("DELETE FROM spans WHERE channel = ?"),
    fact: query<[string], TextRow>("SELECT value FROM facts WHERE name = ?", TextRow),
    saveFact: command<[string, string]>(
      "INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ),
  };
}

function spansOf(sql: Statements, channel: ChannelId): readonly KnownSpan[] {
  return sql.spans(channel).map(([from, to, reachesStart]) => ({ from, to, reachesStart: reachesStart === 1 }));
}

function saveSpan(sql: Statements, channel: ChannelId, span: KnownSpan): void {
  const { merged, absorbed } = mergeSpan(spansOf(sql, channel), span);
  for (const each of absorbed) sql.removeSpan(channel, each.from);
  sql.saveSpan(channel, merged.from, merged.to, merged.reachesStart ? 1 : 0);
}

function older(
  sql: Statements,
  channel: ChannelId,
  span: KnownSpan,
  from: MessageId | null,
  limit: number,
): ArchivePage {
  // One more than asked for tells whether the page ends where the span does.
  const rows = sql.below(channel, span.from, from ?? span.to + 1, limit + 1);
  const page = untilUnreadable(rows.slice(0, limit));
  const endsSpan = page.isWhole && rows.length <= limit;
  return {
    messages: page.messages.toReversed(),
    reachesStart: endsSpan && span.reachesStart,
    endsAtHole: page.messages.length < limit && !(endsSpan && span.reachesStart),
  };
}

function newer(
  sql: Statements,
  channel: ChannelId,
  span: KnownSpan,
  from: MessageId | null,
  limit: number,
): ArchivePage {
  const { messages } = untilUnreadable(sql.above(channel, from ?? span.to, span.to, limit));
  return { messages, reachesStart: false, endsAtHole: messages.length < limit };
}

/** A row that cannot be read is a hole: what lies behind it does not join on. */
function untilUnreadable(rows: readonly TextRow[]): {
  readonly messages: readonly Message[];
  readonly isWhole: boolean;
} {
  const messages: Message[] = [];
  for (const [json] of rows) {
    const message = messageFromJson(json);
    if (message === null) return { messages, isWhole: false };
    messages.push(message);
  }
  return { messages, isWhole: true };
}

function rowsOf<K, T>(
  rows: readonly KeyedRow<K>[],
  limit: number,
  read: (json: string) => T | null,
): ArchiveRows<T, K> {
  const keyed = rows.filter(([key]) => key !== null);
  const last = keyed.at(-1)?.[0] ?? null;
  const isEnd = rows.length < limit || last === null;
  return { rows: readable(keyed.map(([, json]) => read(json))), last, isEnd };
}

function readable<T>(rows: readonly (T | null)[]): readonly T[] {
  return rows.filter((row) => row !== null);
}
