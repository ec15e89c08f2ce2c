import { expect, test } from "vitest";
import { run, Sentence } from "../../electron/dev/command.ts";

const node = async (script: string): Promise<number> => run(process.execPath, ["-e", script]);

test("a program's exit code is handed on, and a signal counts as failure", async () => {
  expect(await node("process.exit(3)")).toBe(3);
  expect(await node("process.kill(process.pid, 'SIGKILL')")).toBe(1);
});

test("a program that does not exist is a sentence", async () => {
  await expect(run("no-such-program", [])).rejects.toThrow(Sentence);
});

test("asked to stop, it asks the program, and waits for its end", async () => {
  const before = process.listeners("SIGTERM");
  const ended = node("setInterval(() => {}, 1000)");
  const asking = setInterval(() => process.emit("SIGTERM", "SIGTERM"), 100);
  const code = await ended;
  clearInterval(asking);
  expect([code, process.listeners("SIGTERM").filter((one) => !before.includes(one))]).toEqual([1, []]);
});
