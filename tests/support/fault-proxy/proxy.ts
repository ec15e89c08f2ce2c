import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Clock, Random } from "../../../electron/core/ports/clock.ts";
import { createRandom } from "../../../electron/demo/random.ts";
import { systemClock } from "../../../electron/shell/clock.ts";
import { covers, isListenerFault, type CutHow, type Fault, type RequestFault } from "./fault.ts";
import { createIdentities } from "./identities.ts";
import { createBusConnection, type Held, type BusConnection } from "./line.ts";
import { testHost } from "./names.ts";
import type { RequestHead } from "./request-reader.ts";

export interface FaultProxyOptions {
  /** The server, `http://HOST:PORT`. */
  readonly upstream: string;
  /** Speaks https to the client, with a certificate that `authority` vouches for. */
  readonly tls?: boolean;
  /** For latency, bandwidth and idle times; the machine's own unless said otherwise. */
  readonly clock?: Clock;
  /** For jitter; seeded unless said otherwise. */
  readonly random?: Random;
}

export interface FaultProxy {
  /** `http://127.0.0.1:PORT` or `https://…`, without a slash at its end; the port stays the same. */
  readonly url: string;
  /** PEM of the authority to trust; null when the proxy speaks plain HTTP. */
  readonly authority: string | null;
  /** One fault at a time; null is fine weather. Holds for open lines too, as told at each fault; done once it holds. */
  set(fault: Fault | null): Promise<void>;
  /** Lines that clients have open. */
  connections(): number;
  /** What is on half-open lines at the moment. */
  held(): readonly Held[];
  dropAll(how?: CutHow): void;
  stop(): Promise<void>;
}

/** An address whose name no resolver knows (RFC 6761 §6.4): the fault that comes before any proxy. */
export const unresolvableUrl = `http://${testHost}`;

/** Stands on loopback between the app and a server, and makes the weather. @throws when the upstream is not http. */
export async function createFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { clock = systemClock, random = createRandom(1).next } = options;
  const upstream = new URL(options.upstream);
  if (upstream.protocol !== "http:") throw new Error(`The upstream has to be http, not ${upstream.protocol}`);
  const identities = options.tls === true ? createIdentities() : null;
  const lines = new Set<BusConnection>();
  let fault: Fault | null = null;
  let timesLeft = Infinity;
  let server: Server | null = null;

  function requestFault(head: RequestHead): RequestFault | null {
    return fault !== null && !isListenerFault(fault) && covers(fault, head) ? fault : null;
  }

  function faultForNew(head: RequestHead): RequestFault | null {
    const found = requestFault(head);
    if (found === null || timesLeft <= 0) return null;
    timesLeft -= 1;
    return found;
  }

  function faultForOpen(head: RequestHead): RequestFault | null {
    const found = requestFault(head);
    return found?.times === undefined ? found : null;
  }

  function accept(raw: Socket): void {
    const client = identities ? secured(raw) : raw;
    const line = createBusConnection({
      client,
      raw,
      upstream,
      faultFor: faultForNew,
      clock,
      random,
      onClosed: () => void lines.delete(line),
    });
    lines.add(line);
  }

  function secured(raw: Socket): Socket {
    if (!identities) return raw;
    const { contexts } = identities;
    const secureContext = fault?.type === "certificate" ? contexts[fault.is] : contexts.good;
    return new TLSSocket(raw, { isServer: true, secureContext });
  }

  async function listen(port: number): Promise<number> {
    const opened = createServer({ allowHalfOpen: true }, accept);
    await new Promise<void>((resolve, reject) => {
      opened.once("error", reject);
      opened.listen(port, "127.0.0.1", resolve);
    });
    server = opened;
    return (opened.address() as AddressInfo).port;
  }

  const port = await listen(0);
  return {
    url: `${identities ? "https" : "http"}://127.0.0.1:${port}`,
    authority: identities?.authority ?? null,
    async set(next) {
      if (next?.type === "certificate" && !identities) throw new Error("This proxy speaks no TLS");
      fault = next;
      timesLeft = next !== null && !isListenerFault(next) ? (next.times ?? Infinity) : Infinity;
      for (const line of lines) line.refresh(faultForOpen);
      if (next?.type === "refuse") {
        // Stops listening here and now; open lines are none of its business.
        server?.close();
        server = null;
      } else if (!server) await listen(port);
    },
    connections: () => [...lines].filter((line) => line.isOpen()).length,
    held: () => [...lines].flatMap((line) => line.held() ?? []),
    dropAll(how = "end") {
      for (const line of lines) line.cut(how);
    },
    async stop() {
      const listening = server;
      server = null;
      const closed = new Promise<void>((resolve) => {
        if (listening) listening.close(() => resolve());
        else resolve();
      });
      for (const line of lines) line.destroy();
      await closed;
    },
  };
}
