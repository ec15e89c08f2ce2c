import { spawn } from "node:child_process";

/** A failure that a person can do something about: its message is the whole answer, a stack would only hide it. */
export class Sentence extends Error {}

/** Runs a command line's main function; its result is the exit code, a {@link Sentence} is printed and means 1. */
export async function command(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** A line for the person at the terminal that is not part of a command's output. */
export function notice(text: string): void {
  console.error(`parley: ${text}`);
}

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Turns a request to stop that nobody else handles into an ordinary exit, on which what was started can be ended.
 * @returns its undo.
 */
export function exitOnSignals(): () => void {
  for (const signal of stopSignals) process.on(signal, exitUnlessHandled);
  return () => {
    for (const signal of stopSignals) process.off(signal, exitUnlessHandled);
  };
}

function exitUnlessHandled(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) process.exit(1);
}

/**
 * Runs a program on this terminal until it ends, handing on requests to stop.
 * @returns its exit code, or 1 when a signal ended it.
 * @throws Sentence when there is no such program.
 */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(program, args, { env, stdio: "inherit" });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  // The terminal sends SIGINT to the child as well; catching it here only lets us outlive the child and clean up.
  for (const signal of stopSignals) process.on(signal, forward);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", (error) => reject(new Sentence(`${program} could not be started: ${error.message}`)));
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    for (const signal of stopSignals) process.off(signal, forward);
  }
}
