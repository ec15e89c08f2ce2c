import type { Clock, Http, Log, StoredWorkspace } from "../core/ports.ts";
import type { WorkspaceServer } from "../core/server-ports.ts";
import { createBusPolling, usualPollPace, type PollPace } from "./bus-polling.ts";
import { createBusSocket } from "./bus-socket.ts";
import { createComplaintBook } from "./complaint-book.ts";
import { createDiscussApi } from "./discuss-api.ts";
import { createMediaSource } from "./media.ts";
import { createSession } from "./session.ts";

/**
 * The server of a stored workspace, all of it. No request is made before something is asked of it.
 * @param options.cookie the `cookie` header that sign-in gave; a renewed one is told to `onCookieChanged`
 * @param options.roots authorities that the bus trusts beside Node's own, PEM; `http` brings its trust with it
 */
export function openServer(options: {
  readonly http: Http;
  readonly stored: StoredWorkspace;
  readonly cookie: string;
  readonly onCookieChanged: (cookie: string) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly roots?: () => readonly string[];
  readonly pollPace?: PollPace;
}): WorkspaceServer {
  const { http, stored, clock, log, roots = () => [], pollPace: pace = usualPollPace } = options;
  const { server: origin, self } = stored.profile;
  const session = createSession(options);
  const complaints = createComplaintBook(log);
  return {
    session,
    api: createDiscussApi({ http, stored, session, clock, complaints }),
    bus: {
      websocket: createBusSocket({ session, origin, self, clock, complaints, roots }),
      polling: createBusPolling({ http, session, origin, self, clock, complaints, pace }),
    },
    media: createMediaSource({ http, origin, session }),
  };
}
