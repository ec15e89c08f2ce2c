import type { SignInProblem } from "../../../shared/ipc/commands/sign-in-commands.ts";
import { err, type Result } from "../../../shared/result.ts";
import { backoff, paces } from "../retry/backoff.ts";
import { followSignals } from "../connection/system-signals.ts";
import type { Clock, Random } from "../ports/clock.ts";
import type { StoredWorkspace } from "../ports/storage.ts";
import type { SystemSignals } from "../ports/desktop.ts";
import type { PresetAccount } from "./presets.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";

/** The workspace that somebody has set for this app from outside, key and all. */
export interface PresetSignIn {
  /** Signs in to it, and goes on trying as long as its server cannot be reached. */
  begin(): Promise<void>;
  stop(): void;
}

export function createPresetSignIn(ports: {
  readonly account: PresetAccount;
  /** The workspaces that are open. */
  readonly stored: () => readonly StoredWorkspace[];
  readonly secretOf: (stored: StoredWorkspace) => Promise<string | null>;
  readonly signIn: () => Promise<Result<unknown, SignInProblem>>;
  /** Said once. */
  readonly onProblem: (problem: CodedText) => void;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: SystemSignals;
}): PresetSignIn {
  const { account, stored, secretOf, signIn, onProblem, clock, random, signals } = ports;
  let failures = 0;
  let isUnderWay = false;
  let isOver = false;
  let cancelWait: (() => void) | null = null;
  const unfollow = followSignals(signals, {
    gone: () => {},
    back: () => {
      if (cancelWait) void attempt();
    },
    personActed: () => {},
  });

  /** By its key, or as the person themselves has signed in to it. */
  async function isOpen(): Promise<boolean> {
    const one = stored().find((other) => isSame(other, account));
    if (!one || one.profile.access === "session") return one !== undefined;
    return (await secretOf(one)) === account.key;
  }

  function stop(): void {
    isOver = true;
    cancelWait?.();
    unfollow();
  }

  /** Null: it is open already. What throws is no answer, and asked for again. */
  async function asked(): Promise<Result<unknown, SignInProblem> | null> {
    try {
      return (await isOpen()) ? null : await signIn();
    } catch (error) {
      return err({ reason: "server", text: coded("command.bug", { detail: String(error) }) });
    }
  }

  async function attempt(): Promise<void> {
    if (isOver || isUnderWay) return;
    cancelWait?.();
    cancelWait = null;
    isUnderWay = true;
    const answer = await asked().finally(() => {
      isUnderWay = false;
    });
    if (answer === null || answer.ok) return stop();
    failures += 1;
    if (failures === 1) onProblem(coded("preset.not-opened", { problem: answer.error.text }));
    if (!isTransient(answer.error)) return stop();
    if (isOver) return;
    cancelWait = clock.after(backoff(failures, random, paces.slow), () => void attempt());
  }

  return { begin: attempt, stop };
}

function isTransient({ reason }: SignInProblem): boolean {
  return reason === "unreachable" || reason === "server";
}

/** A server that has moved from http to https is the same. */
function isSame({ profile }: StoredWorkspace, { address, database, login }: PresetAccount): boolean {
  return (
    withoutScheme(profile.server) === withoutScheme(address) && profile.database === database && profile.login === login
  );
}

function withoutScheme(origin: string): string {
  return origin.replace(/^https?:\/\//, "");
}
