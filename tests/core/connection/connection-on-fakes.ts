import type { Clock } from "../../../electron/core/ports/clock.ts";
import { createBusConnection } from "../../../electron/core/connection/driver.ts";
import type { BusConnectionStatus } from "../../../electron/core/connection/bus-connection.ts";
import type { BusNotice } from "../../../electron/core/ports/bus.ts";
import type { FromServer, ServerFailure } from "../../../electron/core/ports/server.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { createFakeBus, createFakeSignals } from "./fake-bus.ts";

export const notice = (id: number): BusNotice => ({ id, events: [] });

/** A line on a fake bus. The dice say one half, so that each wait is half its ceiling. */
export function connectionOnFakes({ isWithoutSession = false, dice = (): number => 0.5 } = {}) {
  const clock = createFakeClock();
  const bus = createFakeBus();
  const polling = createFakeBus();
  const rpc = createFakeBus();
  const signals = createFakeSignals();
  const told: string[] = [];
  const statuses: BusConnectionStatus[] = [];
  const answers: { check: Result<"alive", ServerFailure>; refresh: Result<void, ServerFailure> } = {
    check: ok("alive"),
    refresh: ok(),
  };
  const asked: string[] = [];
  const answer = (name: "check" | "refresh"): FromServer<never> => {
    asked.push(name);
    return Promise.resolve(answers[name] as Result<never, ServerFailure>);
  };
  const disk = { last: 0 };
  let wakeUps = 0;
  const counted: Clock = {
    ...clock,
    after: (delay, run) =>
      clock.after(delay, () => {
        wakeUps += 1;
        run();
      }),
  };
  const line = createBusConnection({
    transports: () => (isWithoutSession ? { websocket: null, polling: null, rpc } : { websocket: bus, polling, rpc }),
    session: { check: () => answer("check"), refresh: () => answer("refresh") },
    clock: counted,
    random: dice,
    signals,
    log: () => {},
    persistedLast: {
      read: () => disk.last,
      write: (last) => {
        disk.last = last;
      },
    },
    onNotices: (notices) => told.push(`notices ${notices.map((one) => one.id ?? "-").join(" ")}`),
    onStatus: (status) => statuses.push(status),
    onUp: (isGap) => told.push(isGap ? "up after a gap" : "up"),
    onDeadConnection: () => told.push("the way is dead"),
    onSignedOut: () => told.push("signed out"),
  });
  /** Up, spoken to, and past the first question. */
  const up = async () => {
    line.start();
    bus.opens();
    bus.say({ type: "heard" });
    await clock.settle();
    bus.take();
  };
  return { clock, bus, polling, rpc, signals, told, statuses, answers, asked, disk, line, up, wakeUps: () => wakeUps };
}
