import type { Random } from "../../electron/demo/random.ts";
import type { DemoServer } from "../../electron/demo/start.ts";
import type { FaultProxy } from "../support/fault-proxy/proxy.ts";

export const weathers = [
  "fair",
  "offline",
  "slow",
  "half-open",
  "reset",
  "no websocket",
  "gateway pages",
  "answers lost on the way",
  "cut after the commit",
  "cut before the commit",
  "commits late",
  "server away",
  "sockets closed",
] as const;
export type Weather = (typeof weathers)[number];

/** Makes the weather between app and server, one kind at a time. */
export interface Sky {
  /** Ends what was, and begins this; done once it holds. */
  set(weather: Weather): Promise<void>;
  /** Whether a post that nobody waits for any more may still be committed. */
  mayCommitLate(): boolean;
}

const post = /\/message_post$/;
/** The longest that a commit is kept back, ms: well below the time for which the app holds such a thing possible. */
const latest = 12_000;

export function createSky(server: DemoServer, proxy: FaultProxy, random: Random): Sky {
  let end: () => Promise<void> | void = () => {};
  let lateUntil = -Infinity;

  /** Begins it; returns how it is ended. */
  async function begin(weather: Weather): Promise<() => Promise<void> | void> {
    const lift = () => proxy.set(null);
    switch (weather) {
      case "fair":
        return () => {};
      case "offline":
        await proxy.set({ type: "refuse" });
        proxy.dropAll(random.pick(["end", "reset"]));
        return lift;
      case "slow":
        await proxy.set({ type: "slow", latency: random.between(20, 300), jitter: 200 });
        return lift;
      case "half-open":
        await proxy.set({ type: "half-open" });
        return lift;
      case "reset":
        await proxy.set({ type: "reset", only: random.pick(["http", "websocket"]) });
        return lift;
      case "no websocket":
        await proxy.set({ type: "mute-websocket" });
        return lift;
      case "gateway pages":
        await proxy.set({ type: "page", page: random.pick([502, 503, 504, 520, 524]) });
        return lift;
      case "answers lost on the way":
        await proxy.set({ type: "cut", route: /call_kw/, toClient: 0, how: random.pick(["end", "reset"]) });
        return lift;
      case "cut after the commit":
        server.failNext(post, "dropAfterCommit");
        return () => {};
      case "cut before the commit":
        server.failNext(post, "dropBeforeCommit");
        return () => {};
      case "commits late": {
        const delay = random.between(500, latest);
        server.delay(post, delay);
        return () => {
          lateUntil = performance.now() + latest;
          server.delay(post, 0);
        };
      }
      case "server away":
        await server.pause();
        return () => server.resume();
      case "sockets closed":
        server.dropSockets(random.pick([1001, 1013, 4002]));
        return () => {};
    }
  }

  return {
    async set(weather) {
      await end();
      end = await begin(weather);
    },
    mayCommitLate: () => performance.now() < lateUntil,
  };
}
