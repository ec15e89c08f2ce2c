import type { OutboxFiles } from "../../../electron/core/ports/files.ts";
import type { Clock } from "../../../electron/core/ports/clock.ts";
import type { OutboxStore } from "../../../electron/core/ports/storage.ts";
import type { DiscussApi } from "../../../electron/core/ports/server.ts";
import type { DiscussEvent } from "../../../shared/domain/events.ts";

/** Where a life ends: at its nth call to the outside world, with that call done or not. */
export interface Death {
  readonly call: number;
  readonly isAfter: boolean;
}

export interface World {
  readonly store: OutboxStore;
  readonly files: OutboxFiles;
  readonly api: DiscussApi;
  readonly clock: Clock;
  readonly emit: (event: DiscussEvent) => void;
  readonly onSignedOut: () => void;
}

/** A call to the outside world: `store.add`, `api.postMessage`, `api.postMessage answered`, `clock.after`, `woken` … */
export interface Call {
  readonly name: string;
  /** Where in the source it was made, as `runner.ts:104`; null where the world called, and when it is not traced. */
  readonly site: string | null;
}

export interface Life extends World {
  readonly isOver: () => boolean;
  /** Every call that the outside world saw, in order. */
  readonly calls: readonly Call[];
}

/**
 * The world as a process sees it that is killed at one call. From then on nothing that it does has any effect and
 * nothing comes back to it, whatever its code still runs: to the world that is the same as being dead. A request whose
 * answer is on its way when it dies has been sent all the same.
 *
 * Whatever method of a port is called is a call, ones that come to be one day too.
 */
export function mortal(world: World, death: Death | null, { isTraced = false } = {}): Life {
  const callSite = () => (isTraced ? siteOfCall() : null);
  const calls: Call[] = [];
  let isOver = false;

  const act = <T>(name: string, site: string | null, deed: () => T): T | typeof dead => {
    if (isOver) return dead;
    calls.push({ name, site });
    const isLast = death?.call === calls.length;
    if (isLast && !death.isAfter) {
      isOver = true;
      return dead;
    }
    const result = deed();
    if (isLast) isOver = true;
    return result;
  };

  /** An answer is a call of its own, that of the world to us: dying after the request and before it is one more place. */
  const answered = async <T>(name: string, answer: Promise<T>): Promise<T> => {
    const value = await answer;
    const heard = act(`${name} answered`, null, () => value);
    return heard === dead ? silence<T>() : heard;
  };

  const mortalPort = <P extends object>(port: P, portName: string, whenDead: (method: string) => unknown): P =>
    new Proxy(port, {
      get(target, method: string) {
        const deed: unknown = Reflect.get(target, method);
        if (typeof deed !== "function") return deed;
        return (...given: readonly unknown[]) => {
          const name = `${portName}.${method}`;
          const result: unknown = act(name, callSite(), () => Reflect.apply(deed, target, given));
          if (result === dead) return whenDead(method);
          return result instanceof Promise ? answered(name, result) : result;
        };
      },
    });

  const { store, files, api, clock, emit, onSignedOut } = world;
  return {
    isOver: () => isOver,
    calls,
    store: mortalPort(store, "store", (method) =>
      method === "load" ? { entries: [], setAside: [] } : { ok: true, value: undefined },
    ),
    files: mortalPort(files, "files", (method) =>
      method === "open" ? { ok: false, error: { type: "other", detail: "dead" } } : { ok: true, value: undefined },
    ),
    api: mortalPort(api, "api", () => silence()),
    clock: {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      after(delay, run) {
        const undo = act("clock.after", callSite(), () => clock.after(delay, () => void act("woken", null, run)));
        return undo === dead ? () => {} : undo;
      },
    },
    emit: (event) => void act("emit", callSite(), () => emit(event)),
    onSignedOut: () => void act("onSignedOut", callSite(), onSignedOut),
  };
}

const dead = Symbol("dead");

const silence = <T>() => new Promise<T>(() => {});

/** The line of the outbox's code that calls, as `runner.ts:104`. */
function siteOfCall(): string | null {
  const frame = /core\/outbox\/([\w-]+\.ts:\d+):\d+/.exec(
    (new Error().stack ?? "").replaceAll(/.*\/tests\/core\/outbox\/.*/g, ""),
  );
  return frame?.[1] ?? null;
}
