import type { CommandInput } from "../../../shared/ipc/commands.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";

/** Of all windows together, ms: a window that fails with every frame must not fill the log. */
const loggedAtMost = 20;
const within = 60_000;

/** Logs what went wrong in windows, so much of it as a person can read. */
export function createWindowFaults(ports: {
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}): (fault: CommandInput<"reportFault">, window: number) => void {
  const { clock, log } = ports;
  let logged: readonly number[] = [];
  return (fault, window) => {
    const now = clock.now();
    // Times in a future that the clock was set back from count as over.
    logged = logged.filter((at) => at <= now && now - at < within);
    if (logged.length >= loggedAtMost) return;
    logged = [...logged, now];
    log("error", "window-fault", { window, ...fault });
  };
}
