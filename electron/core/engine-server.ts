import { err, type Result } from "../../shared/result.ts";
import type { Log } from "./ports.ts";
import type { BusTransports, DiscussApi, FromServer, ServerFailure, Session, WorkspaceServer } from "./server-ports.ts";

/** The server of the moment: the same workspace gets another one when the person signs in again. */
export interface SwitchableServer {
  readonly api: DiscussApi;
  readonly bus: BusTransports;
  readonly session: Pick<Session, "check" | "refresh">;
  use(server: WorkspaceServer): void;
  /** Whatever is answered from now on is no answer any more: nobody is left to keep it. */
  close(): void;
}

/**
 * Passes every call on to the server of the moment, and tells of each answer that says that its session is dead.
 * Before the first `use` there is none, and every call is answered as without a network. This is the one place where
 * each failure of a call goes into the log, with what was asked.
 */
export function createSwitchableServer(ports: {
  readonly log: Log;
  /** How a call went: what kept it from being answered, or null when the server has answered, be it with a no. */
  readonly onAnswer: (weather: ServerFailure | null) => void;
  readonly onSignedOut: () => void;
}): SwitchableServer {
  const { log, onAnswer, onSignedOut } = ports;
  let current: WorkspaceServer | null = null;
  let isClosed = false;

  async function ask<T>(name: keyof DiscussApi, call: (server: WorkspaceServer) => FromServer<T>): FromServer<T> {
    const asked = current;
    if (!asked) return nobody("the workspace is not connected yet");
    const answer = await call(asked);
    if (isClosed) return nobody("the workspace was closed");
    if (!answer.ok) log("warn", "call-failed", { call: name, ...told(answer.error) });
    if (asked === current) onAnswer(answer.ok ? null : weatherIn(answer.error));
    // A late answer of the session before says nothing about this one.
    if (!answer.ok && answer.error.type === "signed-out" && asked === current) onSignedOut();
    return answer;
  }

  /** The line starts after the first `use` only. */
  function used(): WorkspaceServer {
    if (!current) throw new Error("a line was opened before there was a server");
    return current;
  }

  return {
    use(server) {
      current = server;
    },
    close() {
      isClosed = true;
    },
    bus: {
      websocket: { open: (...args) => used().bus.websocket.open(...args) },
      polling: { open: (...args) => used().bus.polling.open(...args) },
    },
    // The line draws its own conclusions from these.
    session: { check: () => used().session.check(), refresh: () => used().session.refresh() },
    api: {
      loadOverview: () => ask("loadOverview", ({ api }) => api.loadOverview()),
      loadHistory: (channel, place, limit) => ask("loadHistory", ({ api }) => api.loadHistory(channel, place, limit)),
      postMessage: (message) => ask("postMessage", ({ api }) => api.postMessage(message)),
      findPosted: (channel, clientId) => ask("findPosted", ({ api }) => api.findPosted(channel, clientId)),
      editMessage: (message, text) => ask("editMessage", ({ api }) => api.editMessage(message, text)),
      deleteMessage: (message) => ask("deleteMessage", ({ api }) => api.deleteMessage(message)),
      react: (message, content, isAdded) => ask("react", ({ api }) => api.react(message, content, isAdded)),
      star: (message) => ask("star", ({ api }) => api.star(message)),
      pinMessage: (channel, message, isPinned) =>
        ask("pinMessage", ({ api }) => api.pinMessage(channel, message, isPinned)),
      markRead: (channel, upTo) => ask("markRead", ({ api }) => api.markRead(channel, upTo)),
      setTyping: (channel, isTyping) => ask("setTyping", ({ api }) => api.setTyping(channel, isTyping)),
      searchPeople: (text, limit) => ask("searchPeople", ({ api }) => api.searchPeople(text, limit)),
      openDirectMessage: (partner) => ask("openDirectMessage", ({ api }) => api.openDirectMessage(partner)),
      loadConversation: (channel) => ask("loadConversation", ({ api }) => api.loadConversation(channel)),
    },
  };
}

/** A no, and the end of a session, come from a server that is there. */
function weatherIn(failure: ServerFailure): ServerFailure | null {
  return failure.type === "refused" || failure.type === "signed-out" ? null : failure;
}

function told(failure: ServerFailure): Readonly<Record<string, string>> {
  const { type } = failure;
  switch (type) {
    case "offline":
      return { failure: type, fault: failure.fault.type, detail: failure.fault.detail };
    case "unanswered":
    case "busy":
    case "malformed":
      return { failure: type, detail: failure.detail };
    case "refused":
      return { failure: type, kind: failure.kind, detail: failure.reason };
    case "signed-out":
      return { failure: type };
  }
}

function nobody(detail: string): Result<never, ServerFailure> {
  return err({ type: "offline", fault: { type: "unreachable", detail } });
}
