import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../core/ports/log.ts";
import { redact } from "./redact.ts";

export interface FileLog {
  readonly log: Log;
  close(): void;
}

/** Files kept beside the current one, oldest with the highest number. */
const keptFiles = 3;

/**
 * A log of JSON lines `{at, level, event, …context}` in `directory`/parley.log, secrets redacted. Past `maxBytes` the
 * file moves on to parley.1.log and so forth. Each line is with the operating system when the call returns, so the
 * last words before a crash are kept. A disk that takes no more is no reason to stop: the line goes to stderr.
 */
export function createFileLog(directory: string, maxBytes = 2_000_000): FileLog {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, "parley.log");
  let file = openSync(path, "a", 0o600);
  let size = fstatSync(file).size;

  const numbered = (number: number): string => join(directory, `parley.${number}.log`);
  const rotate = (): void => {
    closeSync(file);
    rmSync(numbered(keptFiles), { force: true });
    for (let number = keptFiles - 1; number >= 1; number -= 1) moveIfThere(numbered(number), numbered(number + 1));
    moveIfThere(path, numbered(1));
    file = openSync(path, "a", 0o600);
    size = 0;
  };

  return {
    log(level, event, context = {}) {
      const line = `${JSON.stringify({ at: new Date().toISOString(), level, event, ...Object(redact(context)) })}\n`;
      try {
        if (size > maxBytes) rotate();
        size += writeSync(file, line);
      } catch (error) {
        process.stderr.write(`${String(error)}: ${line}`);
      }
    },
    close: () => closeSync(file),
  };
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
