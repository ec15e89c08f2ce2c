import { err, type Result } from "../../shared/result.ts";
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
 * Before the first `use` there is none, and every call is answered as without a network.
 */
export function createSwitchableServer(onSignedOut: () => void): SwitchableServer {
  let current: WorkspaceServer | null = null;
  let isClosed = false;

  async function ask<T>(call: (server: WorkspaceServer) => FromServer<T>): FromServer<T> {
    const asked = current;
    if (!asked) return nobody("the workspace is not connected yet");
    const answer = await call(asked);
    if (isClosed) return nobody("the workspace was closed");
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
      loadOverview: () => ask(({ api }) => api.loadOverview()),
      loadHistory: (channel, place, limit) => ask(({ api }) => api.loadHistory(channel, place, limit)),
      postMessage: (message) => ask(({ api }) => api.postMessage(message)),
      findPosted: (channel, clientId) => ask(({ api }) => api.findPosted(channel, clientId)),
      editMessage: (message, text) => ask(({ api }) => api.editMessage(message, text)),
      deleteMessage: (message) => ask(({ api }) => api.deleteMessage(message)),
      react: (message, content, isAdded) => ask(({ api }) => api.react(message, content, isAdded)),
      star: (message) => ask(({ api }) => api.star(message)),
      pinMessage: (channel, message, isPinned) => ask(({ api }) => api.pinMessage(channel, message, isPinned)),
      markRead: (channel, upTo) => ask(({ api }) => api.markRead(channel, upTo)),
      setTyping: (channel, isTyping) => ask(({ api }) => api.setTyping(channel, isTyping)),
      searchPeople: (text, limit) => ask(({ api }) => api.searchPeople(text, limit)),
      openDirectMessage: (partner) => ask(({ api }) => api.openDirectMessage(partner)),
      loadConversation: (channel) => ask(({ api }) => api.loadConversation(channel)),
    },
  };
}

function nobody(detail: string): Result<never, ServerFailure> {
  return err({ type: "offline", fault: { type: "unreachable", detail } });
}
