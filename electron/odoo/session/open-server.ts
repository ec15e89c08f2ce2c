import { createGovernor } from "../../core/retry/governor.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import type { StoredWorkspace } from "../../core/ports/storage.ts";
import type { WebsocketPathMemory } from "../../core/ports/bus.ts";
import type { WorkspaceServer } from "../../core/ports/server.ts";
import { createBusPolling, usualPollPace, type PollPace } from "../bus/bus-polling.ts";
import { createBusRpcPolling, usualRpcPace, type RpcPace } from "../bus/record-polling.ts";
import { createBusSocket } from "../bus/bus-socket.ts";
import { createParseWarnings } from "../wire/parse-warnings-log.ts";
import { createDiscussApi } from "../discuss/discuss-api.ts";
import { ourModels as models } from "../dialects/dialects.ts";
import { createJsonRpc, repeatable } from "../http/json-rpc.ts";
import { createMediaSource } from "../discuss/media.ts";
import { sessionRpc } from "../http/rpc.ts";
import { createSession } from "./session.ts";
import { createUpload } from "../discuss/upload.ts";
import { createWebsocketPaths } from "../bus/websocket-paths.ts";

/**
 * The server of a stored workspace, all of it. No request is made before something is asked of it.
 * @param options.cookie the `cookie` header that sign-in gave; a renewed one is told to `onCookieChanged`
 * @param options.usualTimeout what a request is given that asks for nothing longer, ms; null: what it asks for
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
  readonly websocketPath?: WebsocketPathMemory;
  readonly pollPace?: PollPace;
  readonly rpcPace?: RpcPace;
  readonly usualTimeout?: number | null;
}): WorkspaceServer {
  const { stored, clock, log, roots = () => [], pollPace = usualPollPace, rpcPace = usualRpcPace } = options;
  const { server: origin, self } = stored.profile;
  const jsonRpcOver = (http: Http) => createJsonRpc({ http, origin, cookie: () => session.cookie() });
  const { as, gate } = createGovernor({
    ...options,
    probe: (http) => jsonRpcOver(http).exchange("/web/session/check", {}, repeatable),
  });
  // The farewell of a workspace that is signed out is said past the gate, which is closed by then.
  const session = createSession({ ...options, http: as("line"), farewell: options.http });
  const parseWarnings = createParseWarnings(log);
  const paths = createWebsocketPaths(options.websocketPath ?? forgetful(), log);
  const upload = createUpload({ http: as("file"), origin, session, clock });
  const discuss = (http: Http) =>
    createDiscussApi({ jsonRpc: jsonRpcOver(http), stored, session, clock, parseWarnings, upload });
  const line = jsonRpcOver(as("line"));
  return {
    gate,
    session,
    api: discuss(as("person")),
    background: discuss(as("background")),
    bus: {
      websocket: createBusSocket({ session, origin, self, clock, parseWarnings, roots, paths }),
      polling: createBusPolling({ jsonRpc: line, session, self, clock, parseWarnings, pace: pollPace }),
      rpc: createBusRpcPolling({ rpc: sessionRpc(line), self, clock, parseWarnings, models, pace: rpcPace }),
    },
    media: createMediaSource({ http: as("file"), origin, session }),
  };
}

/** Knows until the program ends. */
function forgetful(): WebsocketPathMemory {
  let known: string | null = null;
  return {
    read: () => known,
    write(path) {
      known = path;
    },
  };
}
