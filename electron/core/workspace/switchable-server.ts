import { err, type Result } from "../../../shared/result.ts";
import { followSignals } from "../connection/system-signals.ts";
import type { Log } from "../ports/log.ts";
import type { SystemSignals } from "../ports/desktop.ts";
import type { Gate } from "../ports/governor-state.ts";
import {
  usualFileLimit,
  type DiscussApi,
  type FromServer,
  type ServerFailure,
  type Session,
  type WorkspaceServer,
} from "../ports/server.ts";
import { type BusTransport, type BusTransports } from "../ports/bus.ts";

/** The server of the moment: the same workspace gets another one when the person signs in again. */
export interface SwitchableServer {
  readonly api: DiscussApi;
  readonly background: DiscussApi;
  readonly bus: () => BusTransports;
  readonly session: Pick<Session, "check" | "refresh">;
  use(server: WorkspaceServer): void;
  /** The person asks for an attempt now. */
  mayBeBack(): void;
  /** The line has fallen silent, or the machine sleeps. */
  connectionIsDead(): void;
  /** Whatever is answered from now on is no answer any more: nobody is left to keep it. */
  close(): void;
}

/**
 * Passes every call on to the server of the moment, and tells of each answer that says that its session is dead.
 * Before the first `use` there is none, and every call is answered as without a network. This is the one place where
 * each failure of a call goes into the log, with what was asked.
 */
export function createSwitchableServer(ports: {
  readonly signals: SystemSignals;
  readonly log: Log;
  /** How a call went: what kept it from being answered, or null when the server has answered, be it with a no. */
  readonly onAnswer: (failure: ServerFailure | null) => void;
  readonly onSignedOut: () => void;
  /** The server answers again after requests were held back. */
  readonly onRelease: () => void;
}): SwitchableServer {
  const { signals, log, onAnswer, onSignedOut, onRelease } = ports;
  let current: WorkspaceServer | null = null;
  let isClosed = false;
  let unfollow: (() => void) | null = null;

  async function ask<T>(name: keyof DiscussApi, call: (server: WorkspaceServer) => FromServer<T>): FromServer<T> {
    const asked = current;
    if (!asked) return offlineFailure("the workspace is not connected yet");
    const answer = await attempted(name, () => call(asked));
    if (isClosed) return offlineFailure("the workspace was closed");
    if (!answer.ok) log("warn", "call-failed", { call: name, ...toLogFields(answer.error) });
    if (asked === current) onAnswer(answer.ok ? null : transientFailure(answer.error));
    // A late answer of the session before says nothing about this one.
    if (!answer.ok && answer.error.type === "signed-out" && asked === current) onSignedOut();
    return answer;
  }

  /** An adapter that throws has met what nobody thought of; whoever asked tries again as after any other failure. */
  async function attempted<T>(name: string, call: () => FromServer<T>): FromServer<T> {
    try {
      return await call();
    } catch (error) {
      log("error", "call-threw", { call: name, error: String(error) });
      return err({ type: "unanswered", detail: String(error) });
    }
  }

  /** The line starts after the first `use` only. */
  function used(): WorkspaceServer {
    if (!current) throw new Error("a line was opened before there was a server");
    return current;
  }

  const mayBeBack = () => current?.gate.serverMayBeBack();

  /** Every call of the api of the moment, whatever calls it has. */
  function apiOf(which: "api" | "background"): DiscussApi {
    const calls = new Map<string, (...asked: readonly unknown[]) => unknown>([
      ["fileLimit", () => current?.[which].fileLimit() ?? usualFileLimit],
    ]);
    const none: DiscussApi = Object.create(null);
    return new Proxy(none, {
      get(_none, name: keyof DiscussApi) {
        const call =
          calls.get(name) ??
          ((...asked) => ask(name, (server) => Reflect.apply(server[which][name], server[which], asked)));
        calls.set(name, call);
        return call;
      },
    });
  }

  return {
    use(server) {
      unfollow?.();
      current = server;
      const stopHearing = server.gate.onRelease(onRelease);
      const stopFollowing = followSignals(signals, { back: mayBeBack });
      unfollow = () => {
        stopHearing();
        stopFollowing();
      };
    },
    mayBeBack,
    connectionIsDead: () => current?.gate.connectionIsDead(),
    close() {
      unfollow?.();
      isClosed = true;
    },
    bus() {
      const { gate, bus } = used();
      return {
        websocket: bus.websocket && tellingGate(gate, bus.websocket),
        polling: bus.polling && tellingGate(gate, bus.polling),
        rpc: tellingGate(gate, bus.rpc),
      };
    },
    // The line draws its own conclusions from these.
    session: {
      check: () => attempted("check", () => used().session.check()),
      refresh: () => attempted("refresh", () => used().session.refresh()),
    },
    api: apiOf("api"),
    background: apiOf("background"),
  };
}

/** A line that opens says more about the server than any request that failed before. */
function tellingGate(gate: Gate, transport: BusTransport): BusTransport {
  return {
    open: (listener, attention) =>
      transport.open((event) => {
        if (event.type === "opened") gate.serverIsBack();
        listener(event);
      }, attention),
  };
}

/** A no, and the end of a session, come from a server that is there. */
function transientFailure(failure: ServerFailure): ServerFailure | null {
  return failure.type === "refused" || failure.type === "signed-out" ? null : failure;
}

function toLogFields(failure: ServerFailure): Readonly<Record<string, unknown>> {
  const { type } = failure;
  switch (type) {
    case "offline":
      return { failure: type, fault: failure.fault.type, detail: failure.fault.detail };
    case "unanswered":
    case "busy":
    case "malformed":
      return { failure: type, detail: failure.detail };
    case "refused":
      return { failure: type, kind: failure.kind, detail: failure.reason, because: failure.because };
    case "signed-out":
      return { failure: type };
  }
}

function offlineFailure(detail: string): Result<never, ServerFailure> {
  return err({ type: "offline", fault: { type: "unreachable", detail } });
}
