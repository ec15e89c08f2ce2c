import * as v from "valibot";
/**
 * The archive's file: opened, migrated, and replaced when it turns out to be damaged, at the start or at any call.
 *
 * libsql keeps a file open, even after `close`, until its statements are garbage-collected, and on Windows an open
 * file cannot be renamed; on POSIX the late close would take the WAL of the file that has its name by then. So
 * nothing is ever renamed: the file is `archive-<n>.sqlite`, the highest n counts, and a damaged one is set aside by
 * opening n + 1. The last one set aside is kept to be looked at; those before it are deleted at the next start.
 */
import { readdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import type { Log } from "../core/ports/log.ts";
import { createCheckpoints, type Checkpoints } from "./archive-checkpoints.ts";
import { LaterSchema, migrate } from "./archive-schema.ts";
import { makeDirectory } from "./flush.ts";
import { makePrivateFile } from "./private-files.ts";
import { causeOf } from "./storage-fault.ts";

/** A row as a tuple of its columns. */
export type RowSchema<Row> = v.GenericSchema<unknown, Row>;

/**
 * Rows come as tuples in the order of the columns; the tables are STRICT, so a column has the type of the schema. A row
 * that does not fit, such as one with an id that no server has, is as if it were not there.
 */
export interface Query<Parameters extends readonly unknown[], Row> {
  (...parameters: Parameters): readonly Row[];
}

export interface Command<Parameters extends readonly unknown[]> {
  (...parameters: Parameters): void;
}

export interface ArchiveConnection {
  query<Parameters extends readonly unknown[], Row>(sql: string, row: RowSchema<Row>): Query<Parameters, Row>;
  command<Parameters extends readonly unknown[]>(sql: string): Command<Parameters>;
  /** All that `run` writes, or nothing of it. */
  transaction(run: () => void): void;
}

export interface ArchiveDatabase<Statements> {
  /**
   * Runs `use` on the prepared statements. On a damaged file, once more on a new, empty one; when the disk is full or
   * does not answer, or after `close`, gives `otherwise`: to the caller nothing was known.
   */
  attempt<T>(deed: string, otherwise: T, use: Use<Statements, T>): T;
  close(): void;
}

export function openArchiveDatabase<Statements>(of: {
  /** Absolute; made when missing. May hold other things. */
  readonly directory: string;
  readonly log: Log;
  /** An empty archive stands where there was one; `setAside` is the damaged file. May be called while opening. */
  readonly onRebuilt: (setAside: string) => void;
  readonly prepare: (connection: ArchiveConnection) => Statements;
}): ArchiveDatabase<Statements> {
  const { directory, log, onRebuilt, prepare } = of;
  const pathOf = (number: number): string => join(directory, `archive-${number}.sqlite`);

  let isClosed = false;
  let generation = currentGeneration(directory, log);
  let current: Opened<Statements>;
  try {
    current = openFile();
  } catch (damage) {
    current = setAside(damage);
    onRebuilt(pathOf(generation - 1));
  }

  /** Where no file can be had, memory serves until the next start. @throws what says that the file is damaged. */
  function openFile(): Opened<Statements> {
    try {
      makeDirectory(directory);
      // SQLite gives its other files the mode of this one.
      makePrivateFile(pathOf(generation));
      return open(pathOf(generation), prepare, log);
    } catch (error) {
      if (isDamage(error)) throw error;
      log("error", "archive-not-opened", { path: pathOf(generation), detail: causeOf(error).message });
      return open(":memory:", prepare, log);
    }
  }

  function setAside(damage: unknown): Opened<Statements> {
    log("error", "archive-damaged", { setAside: pathOf(generation), detail: causeOf(damage).message });
    generation += 1;
    return openFile();
  }

  function attempt<T>(deed: string, otherwise: T, use: Use<Statements, T>, mayRebuild: boolean): T {
    if (isClosed) return otherwise;
    try {
      return use(current.statements, current.connection);
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      if (!mayRebuild || !isDamage(error)) {
        log("warn", "archive-failed", { deed, detail: error.message });
        return otherwise;
      }
      closeQuietly(current);
      current = setAside(error);
      onRebuilt(pathOf(generation - 1));
      return attempt(deed, otherwise, use, false);
    }
  }

  return {
    attempt: (deed, otherwise, use) => attempt(deed, otherwise, use, true),
    close() {
      if (isClosed) return;
      isClosed = true;
      closeQuietly(current);
    },
  };
}

type Use<Statements, T> = (statements: Statements, connection: ArchiveConnection) => T;

interface Opened<Statements> {
  readonly database: Libsql.Database;
  readonly checkpoints: Checkpoints;
  readonly connection: ArchiveConnection;
  readonly statements: Statements;
}

function open<Statements>(
  path: string,
  prepare: (connection: ArchiveConnection) => Statements,
  log: Log,
): Opened<Statements> {
  const database = new Libsql(path);
  // NORMAL: a flat battery may cost the last seconds, which the server still has; it cannot damage the file.
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 8000000",
  );
  migrate(database);
  const checkpoints = createCheckpoints(path, log);
  const connection: ArchiveConnection = {
    query<Parameters extends readonly unknown[], Row>(sql: string, row: RowSchema<Row>): Query<Parameters, Row> {
      const statement = database.prepare(sql).raw();
      return (...parameters) =>
        statement.all(...parameters).flatMap((raw) => {
          const read = v.safeParse(row, raw);
          return read.success ? [read.output] : [];
        });
    },
    command<Parameters extends readonly unknown[]>(sql: string): Command<Parameters> {
      const statement = database.prepare(sql);
      return (...parameters) => {
        statement.run(...parameters);
        if (!database.inTransaction) checkpoints.committed();
      };
    },
    transaction(run) {
      database.exec("BEGIN IMMEDIATE");
      try {
        run();
        database.exec("COMMIT");
        checkpoints.committed();
      } catch (error) {
        // A full disk may have rolled back already; libsql's own `transaction` would then hide why.
        if (database.inTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
  };
  return { database, checkpoints, connection, statements: prepare(connection) };
}

/** Also brings the WAL home, which would otherwise wait for the next start. */
function closeQuietly({ database, checkpoints }: Pick<Opened<unknown>, "database" | "checkpoints">): void {
  checkpoints.close();
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (error) {
    if (!isSqliteError(error)) throw error;
  }
  database.close();
}

function isSqliteError(error: unknown): error is Error {
  return error instanceof Libsql.SqliteError;
}

function isDamage(error: unknown): boolean {
  if (error instanceof LaterSchema) return true;
  const code = isSqliteError(error) ? causeOf(error).code : null;
  return code !== null && /^SQLITE_(?:CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code);
}

function currentGeneration(directory: string, log: Log): number {
  let names: readonly string[] = [];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if (causeOf(error).code !== "ENOENT") log("warn", "archive-not-listed", { detail: causeOf(error).message });
  }
  const current = Math.max(1, ...names.map(generationOf));
  for (const name of names.filter((each) => generationOf(each) > 0 && generationOf(each) < current - 1)) {
    try {
      unlinkSync(join(directory, name));
    } catch (error) {
      log("warn", "archive-not-removed", { name, detail: causeOf(error).message });
    }
  }
  return current;
}

/** 0 for a file of another kind. */
function generationOf(name: string): number {
  return Number(/^archive-([0-9]+)\.sqlite/.exec(name)?.[1] ?? 0);
}
