import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { Sentence } from "./command.ts";

export type Daemon = {
  /** What the program wrote on file descriptor 3, up to the end of its first line. */
  readonly firstLine: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Starts a background program that lives until `stop`. It may report on descriptor 3 that, and where, it is ready. */
export function startDaemon(
  program: string,
  args: readonly string[],
  { env, stdin = "" }: { readonly env: NodeJS.ProcessEnv; readonly stdin?: string },
): Daemon {
  // In a process group of its own, or Ctrl+C would take the desktop away under an application that is still quitting.
  const child = spawn(program, args, { env, detached: true, stdio: ["pipe", "ignore", "ignore", "pipe"] });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  // The last resort for whoever exits without `stop`.
  const kill = (): void => void child.kill();
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  child.stdin?.on("error", () => undefined); // it may end before it has read; `ended` tells of that
  child.stdin?.end(stdin);

  const firstLine = async (): Promise<string> => {
    const line = await Promise.race([readLine(child.stdio[3]), ended.then(() => null)]);
    if (line === null) throw new Sentence(`${program} did not come up: ${await ended}.`);
    return line;
  };

  const stop = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const abort = new AbortController();
    const late = wait(3000, "late", { signal: abort.signal }).catch(() => "ended");
    if ((await Promise.race([ended, late])) === "late") child.kill("SIGKILL");
    abort.abort();
    await ended;
  };

  return { firstLine, stop };
}

async function readLine(stream: unknown): Promise<string | null> {
  if (!(stream instanceof Readable)) return null;
  let text = "";
  for await (const chunk of stream) {
    text += String(chunk);
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  return null;
}
