import type Libsql from "libsql";

/**
 * When something last happened in a conversation that is listed; null for one that is not. Word for word the expression
 * of its index. A row that is no JSON is one that cannot be read, and no reason to open no file.
 */
export const listedSince =
  "CASE WHEN json_valid(json) AND json ->> '$.isPinned' THEN coalesce(json ->> '$.lastInterestAt', 0) END";

/**
 * The archive's tables, step by step from an empty file; `user_version` counts the steps done. A step that has been
 * released is never changed: add one.
 *
 * Conversations, people and messages are rows of JSON, read back through `archive-rows.ts`. JSON also because libsql
 * reads a text only up to its first NUL and loses half surrogate pairs, both of which JSON escapes. The plain text of
 * a message is a column for a full-text index to be laid over, computed, so that it takes no room.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE conversations (id INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE people (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    json TEXT NOT NULL,
    text TEXT AS (json ->> '$.text') VIRTUAL
  ) STRICT;
  CREATE INDEX messages_of_channel ON messages (channel, id);
  CREATE TABLE spans (
    channel INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    reaches_start INTEGER NOT NULL,
    PRIMARY KEY (channel, first)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // Few of many: after a gap they are compared with the server's, without reading all that is kept.
  `
  CREATE INDEX starred_messages ON messages (id) WHERE json ->> '$.isStarred' = 1;
  CREATE INDEX pinned_messages ON messages (id) WHERE json ->> '$.pinnedAt' IS NOT NULL;
  `,
  // Ids that no server has were once taken from the wire; what they stand in can neither be read nor asked for.
  `
  DELETE FROM conversations WHERE id NOT BETWEEN 1 AND 2147483647;
  DELETE FROM messages WHERE id NOT BETWEEN 1 AND 2147483647 OR channel NOT BETWEEN 1 AND 2147483647;
  DELETE FROM spans WHERE channel NOT BETWEEN 1 AND 2147483647;
  DELETE FROM spans WHERE first NOT BETWEEN 1 AND 2147483647 OR last NOT BETWEEN 1 AND 2147483647;
  `,
  // A long list begins with its first rows, before all others are read.
  `CREATE INDEX IF NOT EXISTS listed_conversations ON conversations (${listedSince}, id);`,
  // What is written about records stands in no conversation.
  `
  CREATE TABLE IF NOT EXISTS record_messages (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    record INTEGER NOT NULL,
    json TEXT NOT NULL,
    text TEXT AS (json ->> '$.text') VIRTUAL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_of_record ON record_messages (model, record, id);
  `,
];

/** The file was written by a later Parley, whose tables this one does not know. */
export class LaterSchema extends Error {
  override readonly name = "LaterSchema";
}

/**
 * Brings the tables up to date, all steps or none.
 * @throws LaterSchema, or what the database says.
 */
export function migrate(database: Libsql.Database, steps: readonly string[] = migrations): void {
  const done = Number(database.prepare("PRAGMA user_version").pluck().all()[0]);
  if (done > steps.length) throw new LaterSchema(`version ${done} of ${steps.length}`);
  if (done === steps.length) return;
  database.exec(`BEGIN; ${steps.slice(done).join(";")}; PRAGMA user_version = ${steps.length}; COMMIT`);
}
