/** The bus: news from the server, by whatever transport. */
import type { HttpFault } from "./http.ts";
import type { ServerEvent } from "../../../shared/domain/events.ts";
import type { PersonaKey } from "../../../shared/ids.ts";

/** One notification of the bus, in our words. Several events where a Store carried several things. */
export interface BusNotice {
  /** Not monotonic (WIRE.md §4.4). Null for news that came by other ways than the bus, which then tells each once. */
  readonly id: number | null;
  readonly events: readonly ServerEvent[];
}

/** Why a line ended, or never began. */
export interface TransportEnd {
  /** Websocket close code; null when the line never opened. 1006: cut without a word. */
  readonly code: number | null;
  readonly reason: string;
  /** The HTTP status that answered the upgrade instead of 101; null when there was none. */
  readonly status: number | null;
  readonly fault: HttpFault | null;
}

export type TransportEvent =
  | { readonly type: "opened" }
  | { readonly type: "notices"; readonly notices: readonly BusNotice[] }
  /** Any sign of life, such as a ping or a pong. */
  | { readonly type: "heard" }
  | { readonly type: "ended"; readonly end: TransportEnd };

/** Where the person is: at a window of ours, at the machine but at something else, or not at the machine. */
export type Attention = "here" | "elsewhere" | "away";

/** One attempt at a line. After `close` or `ended` nothing more is reported. */
export interface OpenBus {
  /** Computed by the server at this moment only: call again when conversations come or go (WIRE.md §4.2). */
  subscribe(presenceOf: readonly PersonaKey[], last: number): void;
  /** `idle` in ms; over 30 min is away (WIRE.md §4.5). */
  updatePresence(idle: number): void;
  /** Asks for a sign of life. */
  ping(): void;
  close(): void;
}

export interface BusTransport {
  /** Whoever has to ask for news asks the more often, the more attention it finds. */
  open(listener: (event: TransportEvent) => void, attention: () => Attention): OpenBus;
}

/** Where a server was found to have its websocket; null for the standard path. Kept over restarts. */
export interface WebsocketPathMemory {
  read(): string | null;
  write(path: string | null): void;
}

/**
 * The ways to the news, best first: the bus by websocket, the bus by asking again and again, the records themselves.
 * Null where there is none: the bus is for those with a web session (WIRE.md §6.5).
 */
export interface BusTransports {
  readonly websocket: BusTransport | null;
  readonly polling: BusTransport | null;
  readonly rpc: BusTransport;
}
