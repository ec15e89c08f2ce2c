import { connect, type Socket } from "node:net";
import type { Clock, Random } from "../../../electron/core/ports/clock.ts";
import type { CutHow, RequestFault } from "./fault.ts";
import { createLane } from "./lane.ts";
import { acceptedUpgrade, proxyPage, refusedUpgrade } from "./pages.ts";
import { createRequestReader, headerOf, writeHead, type RequestHead } from "./request-reader.ts";

export interface BusConnectionPorts {
  /** As the client speaks: plain, or the TLS over `raw`. */
  readonly client: Socket;
  readonly raw: Socket;
  readonly upstream: URL;
  /** The fault for a request that begins. */
  readonly faultFor: (head: RequestHead) => RequestFault | null;
  readonly clock: Clock;
  readonly random: Random;
  /** Both of its connections are closed. */
  readonly onClosed: () => void;
}

/** One client's connection with its own connection to the server behind it. */
export interface BusConnection {
  /** Another fault holds for what goes on already. */
  refresh(faultFor: (head: RequestHead) => RequestFault | null): void;
  cut(how: CutHow): void;
  /** Whether the client's connection is open. */
  isOpen(): boolean;
  /** What a half-open line keeps from getting through; null for a line that is not, or whose client has gone. */
  held(): Held | null;
  destroy(): void;
}

/** A request or a websocket on a half-open line, and the bytes of it that neither side has got. */
export interface Held {
  /** Path and query. */
  readonly path: string;
  readonly toServer: number;
  readonly toClient: number;
}

/** The request that is under way, or was the last one. */
interface Exchange {
  readonly head: RequestHead;
  readonly fault: RequestFault | null;
  readonly hasAnswer: boolean;
}

export function createBusConnection(ports: BusConnectionPorts): BusConnection {
  const { client, raw, clock, random } = ports;
  const readRequests = createRequestReader();
  let exchange: Exchange | null = null;
  let upstream: Socket | null = null;
  /** We answered in the server's place, or cut: what the client still says is for nobody. */
  let isDeaf = false;
  let isBroken = false;
  let cancelIdle: (() => void) | null = null;

  /** A gateway on the way has forgotten this line: whatever is asked over it, now or later, is in the dark. */
  let lost: RequestFault | null = null;

  const fault = () => lost ?? exchange?.fault ?? null;
  const isHeld = () => fault()?.type === "half-open";
  const toServer = createLane({
    direction: "toServer",
    to: reachUpstream,
    fault,
    clock,
    random,
    onDelivered: watchIdle,
    onCut: cut,
  });
  const toClient = createLane({
    direction: "toClient",
    to: () => client,
    fault,
    clock,
    random,
    onDelivered() {
      if (exchange) exchange = { ...exchange, hasAnswer: true };
      watchIdle();
    },
    onCut: cut,
  });

  client.setNoDelay(true);
  client.on("data", (chunk: Buffer) => {
    for (const part of readRequests(chunk)) {
      if (isDeaf) return;
      if (part.type === "head") begin(part.head);
      else toServer.push(part.bytes);
    }
    balance();
  });
  client.on("drain", balance);
  client.on("end", () => {
    if (isDeaf || !upstream) client.end();
    else toServer.end();
  });
  // The close that follows says it all.
  client.on("error", () => {});
  client.on("close", (hadError: boolean) => {
    // Who ends in good order may still have bytes on the way.
    if (hadError || !client.readableEnded) breakOff();
    toClient.stop();
    cancelIdle?.();
    closed();
  });

  function closed(): void {
    if (client.closed && upstream?.closed !== false) ports.onClosed();
  }

  function reachUpstream(): Socket {
    if (upstream) return upstream;
    const socket = connect({ host: ports.upstream.hostname, port: Number(ports.upstream.port), allowHalfOpen: true });
    upstream = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => {
      toClient.push(chunk);
      balance();
    });
    socket.on("drain", balance);
    socket.on("end", () => toClient.end());
    // A server that is not there is felt as one that resets.
    socket.on("error", breakOff);
    socket.on("close", closed);
    return socket;
  }

  /** One side is gone for good, and the other is told so: at once, or when a half-open line lets it through. */
  function breakOff(): void {
    isBroken = isHeld();
    if (isBroken) return;
    toServer.stop();
    upstream?.destroy();
    if (!isDeaf) raw.resetAndDestroy();
  }

  function begin(head: RequestHead): void {
    exchange = { head, fault: ports.faultFor(head), hasAnswer: false };
    toServer.restart();
    toClient.restart();
    mayBeLost(exchange.fault);
    const given = fault();
    switch (given?.type) {
      case "reset":
        return cut("reset");
      case "page":
        return answer(proxyPage(given.page));
      case "upgrade-refused":
        return answer(refusedUpgrade(given.status));
      case "mute-websocket":
        isDeaf = true;
        return void client.write(acceptedUpgrade(headerOf(head, "sec-websocket-key") ?? ""));
      case "slow":
      case "cut":
      case "half-open":
      case "idle-cut":
      case undefined:
        reachUpstream();
        watchIdle();
        return toServer.push(writeHead(asSentTo(ports.upstream, head)));
    }
  }

  function mayBeLost(met: RequestFault | null): void {
    if (met?.type === "half-open" && met.isForGood === true) lost = met;
  }

  /** In the server's place. */
  function answer(bytes: Buffer): void {
    leave();
    upstream?.destroy();
    client.end(bytes);
  }

  function cut(how: CutHow): void {
    leave();
    if (how === "reset") {
      upstream?.resetAndDestroy();
      raw.resetAndDestroy();
      return;
    }
    upstream?.destroySoon();
    // What the client still sends is read and dropped: closing on unread bytes would be a reset.
    client.end();
  }

  function leave(): void {
    isDeaf = true;
    cancelIdle?.();
    toServer.stop();
    toClient.stop();
    client.resume();
  }

  function watchIdle(): void {
    cancelIdle?.();
    cancelIdle = null;
    const given = fault();
    if (given?.type !== "idle-cut" || isDeaf) return;
    cancelIdle = clock.after(given.after, () => {
      const isAwaited = exchange !== null && !exchange.head.isUpgrade && !exchange.hasAnswer;
      if (isAwaited) answer(proxyPage(524));
      else cut("end");
    });
  }

  /** Reads from each side only what the other can take. */
  function balance(): void {
    if (isDeaf || !upstream) return;
    flow(client, !toServer.isFull());
    flow(upstream, !toClient.isFull());
  }

  return {
    refresh(faultFor) {
      if (!exchange || isDeaf) return;
      exchange = { ...exchange, fault: faultFor(exchange.head) };
      mayBeLost(exchange.fault);
      if (fault()?.type === "reset") return cut("reset");
      if (isBroken && !isHeld()) return breakOff();
      toServer.refresh();
      toClient.refresh();
      balance();
      watchIdle();
    },
    cut,
    isOpen: () => !client.closed,
    held: () =>
      exchange && isHeld() && !client.closed
        ? { path: exchange.head.path, toServer: toServer.waiting(), toClient: toClient.waiting() }
        : null,
    destroy() {
      leave();
      upstream?.destroy();
      client.destroy();
      raw.destroy();
    },
  };
}

function flow(socket: Socket, isOpen: boolean): void {
  if (isOpen) socket.resume();
  else socket.pause();
}

/** As if the client had asked the server itself: Odoo looks at Host, and at whether Origin fits it (WIRE.md §3.1). */
function asSentTo(upstream: URL, head: RequestHead): RequestHead {
  const host = headerOf(head, "host");
  return {
    ...head,
    headers: head.headers.map(([name, value]): readonly [string, string] => {
      if (name.toLowerCase() === "host") return [name, upstream.host];
      if (name.toLowerCase() === "origin" && value.split("://")[1] === host) return [name, upstream.origin];
      return [name, value];
    }),
  };
}
