import type { Instant } from "../../../shared/domain/instant.ts";
import type { Result } from "../../../shared/result.ts";
import type { Clock } from "../ports/clock.ts";
import type { KeptSignInState } from "../ports/governor-state.ts";
import { timeLeft } from "../retry/time-left.ts";

/** ms */
const keptFor = 3_600_000;

/**
 * One sign-in at a time: Odoo locks a login out for a minute after five failures (WIRE.md §9), and two clicks are one.
 * Whoever asks for the same while it is under way gets its answer; another one waits until it is over.
 */
export function oneSignInAtATime<Input, Answer>(
  signIn: (input: Input) => Promise<Answer>,
  isSame: (one: Input, other: Input) => boolean,
): (input: Input) => Promise<Answer> {
  let last: { readonly input: Input; readonly answer: Promise<Answer> } | null = null;
  return (input) => {
    if (last && isSame(last.input, input)) return last.answer;
    const before = last?.answer;
    const mine = {
      input,
      answer: before
        ? before.then(
            () => signIn(input),
            () => signIn(input),
          )
        : signIn(input),
    };
    last = mine;
    const over = () => {
      if (last === mine) last = null;
    };
    void mine.answer.then(over, over);
    return mine.answer;
  };
}

/** A sign-in that is asked for by every call, and done once an hour. */
export interface KeptSignIn<T, E> {
  get(): Promise<Result<T, E>>;
  /** Access was denied with it: the next `get` signs in anew. */
  drop(): void;
  state(): KeptSignInState;
}

/** Keeps the result of a sign-in for 60 minutes; a failure is given to all who wait for it, and not kept. */
export function keepSignIn<T, E>(clock: Clock, signIn: () => Promise<Result<T, E>>): KeptSignIn<T, E> {
  let kept: { readonly result: Result<T, E>; readonly since: Instant } | null = null;
  let underWay: Promise<Result<T, E>> | null = null;

  const left = () => (kept ? timeLeft(keptFor, kept.since, clock.now()) : 0);

  async function begin(): Promise<Result<T, E>> {
    try {
      const result = await signIn();
      kept = result.ok ? { result, since: clock.now() } : null;
      return result;
    } finally {
      underWay = null;
    }
  }

  return {
    async get() {
      if (kept && left() > 0) return kept.result;
      underWay ??= begin();
      return underWay;
    },
    drop() {
      kept = null;
    },
    state() {
      if (underWay) return { state: "under-way" };
      const forMs = left();
      return forMs > 0 ? { state: "kept", forMs } : { state: "none" };
    },
  };
}
