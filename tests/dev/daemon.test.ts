import { expect, test } from "vitest";
import { Sentence } from "../../electron/dev/command.ts";
import { startDaemon } from "../../electron/dev/daemon.ts";

const start = (script: string): ReturnType<typeof startDaemon> =>
  startDaemon(process.execPath, ["-e", `const { writeSync } = require("node:fs"); ${script}`], { env: process.env });

/** Signal 0 only asks whether there is such a process. */
const isRunning = (pid: string): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

test("it says where it is ready, and is gone after it was stopped", async () => {
  const daemon = start("writeSync(3, process.pid + '\\n'); setInterval(() => {}, 1000)");
  const pid = await daemon.firstLine();
  expect(isRunning(pid)).toBe(true);
  await daemon.stop();
  expect(isRunning(pid)).toBe(false);
  await daemon.stop();
});

test("one that ends before it is ready is a sentence", async () => {
  await expect(start("process.exit(4)").firstLine()).rejects.toThrow(/did not come up: it ended with 4/);
});

test("one that does not exist is a sentence, and needs no stopping", async () => {
  const daemon = startDaemon("no-such-program", [], { env: process.env });
  await expect(daemon.firstLine()).rejects.toThrow(Sentence);
  await daemon.stop();
});
