import type { Clock, OutboxStore } from "../../../electron/core/ports.ts";
import type { DiscussApi } from "../../../electron/core/server-ports.ts";
import type { DiscussEvent } from "../../../shared/discuss.ts";
import { ok } from "../../../shared/result.ts";

/** Where a life ends: at its nth call to the outside world, with that call done or not. */
export interface Death {
  readonly call: number;
  readonly isAfter: boolean;
}

export interface World {
  readonly store: OutboxStore;
  readonly api: DiscussApi;
  readonly clock: Clock;
  readonly emit: (event: DiscussEvent) => void;
}

export interface Life extends World {
  readonly isOver: () => boolean;
  /** Every call that the outside world saw, in order. */
  readonly calls: readonly string[];
}

const silence = <T>() => new Promise<T>(() => {});

/**
 * The world as a process sees it that is killed at one call. From then on nothing that it does has any effect and
 * nothing comes back to it, whatever its code still runs: to the world that is the same as being dead. A request whose
 * answer is on its way when it dies has been sent all the same.
 */
export function mortal(world: World, death: Death | null): Life {
  const calls: string[] = [];
  let isOver = false;

  const act = <T>(name: string, deed: () => T, nothing: T): T => {
    if (isOver) return nothing;
    calls.push(name);
    const isLast = death?.call === calls.length;
    if (isLast && !death.isAfter) {
      isOver = true;
      return nothing;
    }
    const result = deed();
    if (isLast) isOver = true;
    return result;
  };

  /** An answer is a call of its own, that of the world to us: dying after the request and before it is one more place. */
  const request = async <T>(name: string, deed: () => Promise<T>): Promise<T> => {
    const answer = await act(name, deed, silence<T>());
    return act(`${name} answered`, () => Promise.resolve(answer), silence<T>());
  };

  const { store, api, clock, emit } = world;
  return {
    isOver: () => isOver,
    calls,
    store: {
      load: () => act("load", () => store.load(), { entries: [], setAside: [] }),
      add: (entry) => act("add", () => store.add(entry), ok()),
      markMayHaveArrived: (id) => act("mark", () => store.markMayHaveArrived(id), ok()),
      markRefused: (id, reason) => act("refuse", () => store.markRefused(id, reason), ok()),
      clearDoubt: (id) => act("settle", () => store.clearDoubt(id), ok()),
      revise: (id, text) => act("revise", () => store.revise(id, text), ok()),
      clearRefusal: (id) => act("clear", () => store.clearRefusal(id), ok()),
      remove: (id) => act("remove", () => store.remove(id), ok()),
    },
    api: {
      ...api,
      postMessage: (message) => request("post", () => api.postMessage(message)),
      findPosted: (channel, id) => request("look", () => api.findPosted(channel, id)),
    },
    clock: {
      now: () => clock.now(),
      after: (delay, run) =>
        act(
          "wait",
          () => clock.after(delay, () => act("wake", run, undefined)),
          () => {},
        ),
    },
    emit: (event) => act("emit", () => emit(event), undefined),
  };
}
