import type { ConnectionEnd } from "../../../electron/core/connection/connection-ends.ts";
import type { Random } from "../../../electron/core/ports/clock.ts";
import type { Client, Rule } from "./rules.ts";

export interface Restart {
  readonly clients: number;
  /** How the lines end when the server goes, all at once at time 0. */
  readonly endsAs: ConnectionEnd;
  /** Milliseconds for which nobody listens. */
  readonly downFor: number;
  /** Lines that the server takes in a second once it is back; it refuses the others. */
  readonly takesPerSecond: number;
  /** People who go on writing and looking while their line is gone. */
  readonly busy: Busy;
}

export interface Busy {
  /** Part of all people. */
  readonly share: number;
  /** Each of them does something so often, ms: on average, at moments of their own. */
  readonly actsEvery: number;
}

export interface Outcome {
  /** Most attempts within any second. */
  readonly peak: number;
  /** The same, from the moment the server is back. */
  readonly peakWhenBack: number;
  /** Attempts of all clients together. */
  readonly attempts: number;
  /** For each client, soonest first: when it was back, ms after the lines were lost. */
  readonly backAt: readonly number[];
}

const giveUpAfter = 24 * 3_600_000;

interface Member {
  readonly client: Client;
  /** When it tries next; null once it is back. */
  due: number | null;
  triedAt: number;
}

/**
 * Lets a herd meet a restart. Time is virtual: a calendar of whole milliseconds, gone through in order; who is due at
 * the same one comes in the order of asking. @throws when somebody is still not back after a day.
 */
export function simulate(rule: Rule, restart: Restart, random: Random): Outcome {
  const herd = Array.from({ length: restart.clients }, (): Member => ({
    client: rule.client(random),
    due: null,
    triedAt: -Infinity,
  }));
  const calendar = new Map<number, (() => void)[]>();
  const at = (moment: number, run: () => void) => {
    const due = calendar.get(moment);
    if (due) due.push(run);
    else calendar.set(moment, [run]);
  };
  let now = 0;
  const attempts: number[] = [];
  const backAt: number[] = [];
  const taken = new Map<number, number>();

  function plan(member: Member, moment: number): void {
    member.due = moment;
    // Somebody may have hastened it since.
    at(moment, () => {
      if (member.due === moment) attempt(member);
    });
  }

  function attempt(member: Member): void {
    attempts.push(now);
    member.triedAt = now;
    const second = Math.floor((now - restart.downFor) / 1_000);
    const before = taken.get(second) ?? 0;
    if (second >= 0 && before < restart.takesPerSecond) {
      taken.set(second, before + 1);
      backAt.push(now);
      member.due = null;
    } else {
      // At the earliest in the next millisecond: a refusal takes its time, too.
      plan(member, Math.max(now + 1, now + member.client.ended("connection-refused")));
    }
  }

  /** At moments without a memory, as calls come in at an exchange. */
  function act(member: Member, pause: number): void {
    const wait = Math.ceil(-Math.log(1 - random()) * restart.busy.actsEvery);
    at(now + wait, () => {
      if (member.due === null) return;
      const soonest = Math.max(now, member.triedAt + pause);
      if (soonest < member.due) plan(member, soonest);
      act(member, pause);
    });
  }

  for (const [index, member] of herd.entries()) {
    plan(member, member.client.ended(restart.endsAs));
    const pause = rule.retryNowAtMostEvery;
    if (pause !== undefined && index < restart.busy.share * herd.length) act(member, pause);
  }
  for (; backAt.length < herd.length; now += 1) {
    if (now > giveUpAfter) throw new Error(`${herd.length - backAt.length} clients are not back after a day`);
    // Grows while it is gone through when a client asks again without a wait.
    for (const run of calendar.get(now) ?? []) run();
    calendar.delete(now);
  }
  const whenBack = attempts.filter((moment) => moment >= restart.downFor);
  return { peak: peakPerSecond(attempts), peakWhenBack: peakPerSecond(whenBack), attempts: attempts.length, backAt };
}

/** The most of these times, in order, that lie within any 1,000 ms. */
export function peakPerSecond(times: readonly number[]): number {
  let first = 0;
  return times.reduce((peak, time, index) => {
    while ((times[first] ?? time) <= time - 1_000) first += 1;
    return Math.max(peak, index - first + 1);
  }, 0);
}
