import type { ConnectionStatus } from "../../../shared/domain/connection/types.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import { connectionEnds } from "../connection/connection-ends.ts";
import type { BusConnectionStatus } from "../connection/bus-connection.ts";
import { blockReasonText } from "../connection/block-reason.ts";
import type { TransportFallback } from "../connection/transport-fallback.ts";
import { coded, type CodedText } from "../../../shared/text/catalogue.ts";
import { isSameText } from "../../../shared/text/same-text.ts";

/**
 * What the person is told of the line, in the words of the status "Connection".
 * @param silence why nothing goes out although a line is up; null when it does
 */
export function connectionStatus(
  line: BusConnectionStatus,
  isCatchingUp: boolean,
  responseMonitor: CodedText | null,
): ConnectionStatus {
  const { connection, retryAt } = line;
  switch (connection.state) {
    case "offline":
      return { state: "offline", why: offlineText[connection.why], retryAt: null, isCatchingUp: false };
    case "connecting":
    case "checking":
    case "refreshing": {
      const why = connection.after && connectionEnds[connection.after].reads;
      return { state: "connecting", why, retryAt: null, isCatchingUp: false };
    }
    case "waiting":
      return { state: "offline", why: connectionEnds[connection.after].reads, retryAt, isCatchingUp: false };
    case "online":
      return connection.tries.fallback.transportName === "websocket"
        ? { state: "online", why: responseMonitor, retryAt: null, isCatchingUp }
        : { state: "polling", why: responseMonitor ?? whyPolling(connection.tries.fallback), retryAt, isCatchingUp };
    case "stopped":
      return connection.why === "session-expired"
        ? signedOutStatus.session
        : { state: "offline", why: outdated, retryAt: null, isCatchingUp: false };
  }
}

/** The server can be asked, by whatever way its news come. */
export function isConnected({ state }: ConnectionStatus): boolean {
  return state === "online" || state === "polling";
}

function whyPolling({ order, transportName, blockReason }: TransportFallback): CodedText | null {
  return order[0] === transportName ? withoutBus : blockReasonText(blockReason, transportName);
}

/** Nothing is in the way, and nobody can change it but by signing in otherwise. */
const withoutBus = coded("status.without-bus");

/** In the words for what no longer opens the workspace. */
export const signedOutStatus: Readonly<Record<Profile["access"], ConnectionStatus>> = {
  session: signedOut(coded("server.signed-out")),
  "api-key": signedOut(coded("status.key-refused")),
};

function signedOut(why: CodedText): ConnectionStatus {
  return { state: "signed-out", why, retryAt: null, isCatchingUp: false };
}

const offlineText = {
  "not-started": null,
  asleep: null,
  "no-network": coded("status.no-network"),
} as const;

const outdated = coded("status.outdated");

export function isSameStatus(one: ConnectionStatus, other: ConnectionStatus): boolean {
  return (
    one.state === other.state &&
    isSameText(one.why, other.why) &&
    one.retryAt === other.retryAt &&
    one.isCatchingUp === other.isCatchingUp
  );
}
