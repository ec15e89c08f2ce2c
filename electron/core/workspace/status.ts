import type { ConnectionStatus } from "../../../shared/domain/connection/types.ts";
import type { Profile } from "../../../shared/domain/workspace.ts";
import { connectionEnds } from "../connection/connection-ends.ts";
import type { BusConnectionStatus } from "../connection/bus-connection.ts";
import { blockReasonSentence } from "../connection/block-reason.ts";
import type { TransportFallback } from "../connection/transport-fallback.ts";

/**
 * What the person is told of the line, in the words of the status "Connection".
 * @param silence why nothing goes out although a line is up; null when it does
 */
export function connectionStatus(
  line: BusConnectionStatus,
  isCatchingUp: boolean,
  responseMonitor: string | null,
): ConnectionStatus {
  const { connection, retryAt } = line;
  switch (connection.state) {
    case "offline":
      return { state: "offline", why: offlineSentence[connection.why], retryAt: null, isCatchingUp: false };
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
        : { state: "offline", why: outdatedSentence, retryAt: null, isCatchingUp: false };
  }
}

/** The server can be asked, by whatever way its news come. */
export function isConnected({ state }: ConnectionStatus): boolean {
  return state === "online" || state === "polling";
}

function whyPolling({ order, transportName, blockReason }: TransportFallback): string | null {
  return order[0] === transportName ? withoutBusSentence : blockReasonSentence(blockReason, transportName);
}

/** Nothing is in the way, and nobody can change it but by signing in otherwise. */
const withoutBusSentence =
  "Signed in with an API key, new messages come a few seconds late, reactions and typing not at all.";

/** In the words for what no longer opens the workspace. */
export const signedOutStatus: Readonly<Record<Profile["access"], ConnectionStatus>> = {
  session: signedOut("The session has ended. Sign in again to go on; what you wrote is kept."),
  "api-key": signedOut("The API key opens it no more. Sign in with another one to go on; what you wrote is kept."),
};

function signedOut(why: string): ConnectionStatus {
  return { state: "signed-out", why, retryAt: null, isCatchingUp: false };
}

const offlineSentence = {
  "not-started": null,
  asleep: null,
  "no-network": "There is no network. What you write is kept and sent when it is back.",
} as const;

const outdatedSentence =
  "The server speaks another version than Parley does. Look for an update of Parley, or connect again later.";

export function isSameStatus(one: ConnectionStatus, other: ConnectionStatus): boolean {
  return (
    one.state === other.state &&
    one.why === other.why &&
    one.retryAt === other.retryAt &&
    one.isCatchingUp === other.isCatchingUp
  );
}
