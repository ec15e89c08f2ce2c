import type { Instant } from "../../../shared/domain/instant.ts";
import type { PersonaKey } from "../../../shared/ids.ts";
import type { Clock, Random } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { SystemSignals } from "../ports/desktop.ts";
import type { BusNotice, BusTransports } from "../ports/bus.ts";
import type { Session } from "../ports/server.ts";
import type { Connection } from "./connection.ts";
import type { NotificationCursor } from "./notification-cursor.ts";

export interface BusConnectionStatus {
  readonly connection: Connection;
  /** When the next attempt starts, or on a lower way the next one at a better; null when none is planned. */
  readonly retryAt: Instant | null;
}

export interface BusConnectionPorts {
  /** Of the moment: a start may find others than the one before. */
  readonly transports: () => BusTransports;
  readonly session: Pick<Session, "check" | "refresh">;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: SystemSignals;
  readonly log: Log;
  /** The greatest notification id of an earlier line; 0 when there was none. */
  readonly persistedLast: { read(): number; write(last: number): void };
  /** Each notice once, in the order in which they came. */
  readonly onNotices: (notices: readonly BusNotice[]) => void;
  readonly onStatus: (status: BusConnectionStatus) => void;
  /** Subscribed. `isGap`: something may have been missed since the line before, going by the time. */
  readonly onUp: (isGap: boolean) => void;
  /** The way to the server has died without a word: whatever else went that way is in doubt as well. */
  readonly onDeadConnection: () => void;
  readonly onSignedOut: () => void;
}

export interface BusConnection {
  start(): void;
  /** Ends everything that was started; nothing is called any more. */
  stop(): void;
  /** The person asks for it. */
  reconnect(): void;
  /** The person is at the machine, surely: a line in doubt is tried, and who was away is back. */
  personActed(): void;
  /** No window of ours is looked at any more. */
  personLookedAway(): void;
  /** Whose presence is shown. Takes effect with the next subscribe, which this asks for. */
  watchPresence(people: readonly PersonaKey[]): void;
  /** A conversation came or went: the server has to compute anew what we hear (WIRE.md §4.2). */
  resubscribe(): void;
  /** What the bus has told and tells anew. */
  readonly bus: Pick<NotificationCursor, "hasMissedNothing" | "known" | "beginAnew">;
  /** The server shows the person so; if that is not true, it is told. */
  ownPresenceSeen(presence: "offline" | "away"): void;
}
