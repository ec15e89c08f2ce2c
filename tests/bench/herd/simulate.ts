import type { LineEndName } from "../../../electron/core/bus/line-ends.ts";
import type { Random } from "../../../electron/core/ports.ts";
import type { Rule } from "./rules.ts";

export interface Restart {
  readonly clients: number;
  /** How the lines end when the server goes, all at once at time 0. */
  readonly endsAs: LineEndName;
  /** Milliseconds for which nobody listens. */
  readonly downFor: number;
  /** Lines that the server takes in a second once it is back; it refuses the others. */
  readonly takesPerSecond: number;
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

/**
 * Lets a herd meet a restart. Time is virtual: a calendar of whole milliseconds, gone through in order; who is due at
 * the same one comes in the order of asking. @throws when somebody is still not back after a day.
 */
export function simulate(rule: Rule, restart: Restart, random: Random): Outcome {
  const herd = Array.from({ length: restart.clients }, () => rule.client(random));
  const calendar = new Map<number, (typeof herd)[number][]>();
  const plan = (client: (typeof herd)[number], at: number) => {
    const due = calendar.get(at);
    if (due) due.push(client);
    else calendar.set(at, [client]);
  };
  for (const client of herd) plan(client, client.ended(restart.endsAs));

  const attempts: number[] = [];
  const backAt: number[] = [];
  const taken = new Map<number, number>();
  for (let now = 0; backAt.length < herd.length; now += 1) {
    if (now > giveUpAfter) throw new Error(`${herd.length - backAt.length} clients are not back after a day`);
    // Grows while it is gone through when a client asks again without a wait.
    for (const client of calendar.get(now) ?? []) {
      attempts.push(now);
      const second = Math.floor((now - restart.downFor) / 1_000);
      const before = taken.get(second) ?? 0;
      if (second >= 0 && before < restart.takesPerSecond) {
        taken.set(second, before + 1);
        backAt.push(now);
      } else {
        // At the earliest in the next millisecond: a refusal takes its time, too.
        plan(client, Math.max(now + 1, now + client.ended("connection-refused")));
      }
    }
    calendar.delete(now);
  }
  const whenBack = attempts.filter((at) => at >= restart.downFor);
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
