import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFileLog } from "../../electron/shell/log.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "parley-log-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const lines = (name: string) =>
  readFileSync(join(directory, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("each line is JSON and is in the file when the call returns, secrets left out", () => {
  const { log, close } = createFileLog(directory);
  log("warn", "sign-in-refused", { login: "mitchell", password: "hunter2", tries: 2 });
  expect(lines("parley.log")).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      level: "warn",
      event: "sign-in-refused",
      login: "mitchell",
      password: "[redacted]",
      tries: 2,
    },
  ]);
  close();
});

test("a new start goes on in the same file", () => {
  for (const event of ["first", "second"]) {
    const { log, close } = createFileLog(directory);
    log("info", event);
    close();
  }
  expect(lines("parley.log").map((line) => line["event"])).toEqual(["first", "second"]);
});

test("a full file moves on, and no more than three old ones are kept", () => {
  const { log, close } = createFileLog(directory, 100);
  for (let number = 1; number <= 20; number += 1) log("info", `event ${number}`, { text: "x".repeat(60) });
  close();
  expect(readdirSync(directory).toSorted()).toEqual(["parley.1.log", "parley.2.log", "parley.3.log", "parley.log"]);
  expect(lines("parley.log").at(-1)?.["event"]).toBe("event 20");
});
