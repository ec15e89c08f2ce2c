import { backoff, paces, type Pace } from "../../../electron/core/retry/backoff.ts";
import { retryNowAtMostEvery } from "../../../electron/core/connection/retry-timer.ts";
import {
  notStarted,
  step,
  type Connection,
  type ConnectionEvent,
} from "../../../electron/core/connection/connection.ts";
import { allTransports } from "../../../electron/core/connection/transport-fallback.ts";
import type { ConnectionEnd } from "../../../electron/core/connection/connection-ends.ts";
import type { Random } from "../../../electron/core/ports/clock.ts";

/** What one client does about a line that was lost or refused. */
export interface Client {
  /** Milliseconds until the next attempt. */
  ended(how: ConnectionEnd): number;
}

export interface Rule {
  readonly name: string;
  /** A client whose line has been up for long. */
  readonly client: (random: Random) => Client;
  /** A person who does something while the line waits is not made to wait, but for this since the last attempt, ms. */
  readonly retryNowAtMostEvery?: number;
}

/** The rule of the app: its own `step` decides, its own `backoff` says for how long. */
export const parley: Rule = { name: "Parley", client: parleyClient, retryNowAtMostEvery };

/** Every client waits for the same time, always. */
export function fixed(delay: number): Rule {
  return { name: `fixed, ${delay / 1_000} s`, client: () => ({ ended: () => delay }) };
}

/** Anywhere between nothing and a ceiling that doubles: what other numbers than the app's would do. */
export function fullJitter({ first, cap }: Pace): Rule {
  return {
    name: `full jitter, ${first / 1_000} s doubling to ${cap / 1_000} s`,
    client(random) {
      let failures = 0;
      return {
        ended() {
          failures += 1;
          return backoff(failures, random, { first, cap });
        },
      };
    },
  };
}

/** Odoo's web client: 1 s, times 1.5 and up to 1 s more each time, 60 s at most (WIRE.md §3.4). */
export const odooWorker: Rule = {
  name: "Odoo's web client",
  client(random) {
    let delay = 1_000;
    return {
      ended() {
        delay = Math.min(delay * 1.5, 60_000) + 1_000 * random();
        return Math.floor(delay);
      },
    };
  },
};

function parleyClient(random: Random): Client {
  let connection: Connection = notStarted;
  const apply = (event: ConnectionEvent) => {
    const [next, ...effects] = step(connection, event);
    connection = next;
    return effects;
  };
  apply({ type: "start", order: allTransports });
  apply({ type: "opened" });
  apply({ type: "held" });

  return {
    ended(how) {
      if (connection.state === "waiting") apply({ type: "wait-over" });
      const [effect] = apply({ type: "ended", how });
      if (effect?.type === "open") return 0;
      if (effect?.type === "wait") return backoff(effect.failures, random, paces[effect.pace]);
      throw new Error(`a restart is met by waiting, not by ${effect?.type ?? "nothing"} (${how})`);
    },
  };
}
