import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { turns } from "../../electron/odoo/http/turns.ts";

/** Turns of the event loop in a row in which nothing came from the network. */
const quietTurns = 12;

/** Nothing that is meant to end wakes the loop so often in one moment. */
const eventsAtMost = 20_000;

/**
 * For a fake clock whose people talk over real sockets on loopback, all of them in this process: lets every byte that is
 * under way arrive, and what it sets off happen, before the time moves on. A socket wakes the loop for whatever there is
 * to read, write or accept; when nothing has woken it for a number of turns, all of them wait for the clock.
 * @throws when they never do
 */
export async function settleNetwork(): Promise<void> {
  let events = eventsSoFar();
  const limit = events + eventsAtMost;
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    await setImmediate();
    const now = eventsSoFar();
    if (now !== events || turns.isAnyResting()) quiet = 0;
    events = now;
    if (events > limit) throw new Error("the network does not come to rest: somebody tries again without a pause");
  }
}

function eventsSoFar(): number {
  return performance.nodeTiming.uvMetricsInfo.events;
}
