import { createGovernor } from "../../core/retry/governor.ts";
import { keepSignIn } from "../../core/app/sign-in-once.ts";
import type { Clock } from "../../core/ports/clock.ts";
import type { Http, Priority } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import type { StoredWorkspace } from "../../core/ports/storage.ts";
import type { DiscussApi, WorkspaceServer } from "../../core/ports/server.ts";
import { createBusRpcPolling, usualRpcPace, type RpcPace } from "../bus/record-polling.ts";
import { createParseWarnings } from "../wire/parse-warnings-log.ts";
import { ourModels as models } from "../dialects/dialects.ts";
import { createKeySession, signInWithKnownKey } from "./key-session.ts";
import { createRpcDiscussApi } from "./discuss-api.ts";
import { createRpcReaders } from "./history.ts";
import { createRpcMediaSource } from "./media.ts";
import { nothingKnown, withServersNames } from "./model-names.ts";
import { createRpcUpload } from "./upload.ts";
import { apiKeyRpc, type Rpc } from "../http/rpc.ts";
import { createXmlRpcClient } from "../http/xmlrpc-client.ts";

/** The server of a workspace that an API key opens: everything by XML-RPC, nothing by a session (WIRE.md §6.5). */
export function openKeyServer(options: {
  readonly http: Http;
  readonly stored: StoredWorkspace;
  readonly key: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly usualTimeout?: number | null;
  readonly rpcPace?: RpcPace;
}): WorkspaceServer {
  const { stored, key, clock, log, rpcPace = usualRpcPace } = options;
  const { profile, uid } = stored;
  const { server: origin, database, self } = profile;
  const { as, gate } = createGovernor({
    ...options,
    probe: (http) => createXmlRpcClient(http, origin).version(),
    signInState: () => signIn.state(),
  });
  const parseWarnings = createParseWarnings(log);
  const memory = nothingKnown();
  const clientOf = (priority: Priority) => createXmlRpcClient(as(priority), origin);
  const signInNow = () => signInWithKnownKey(clientOf("line"), stored, key);
  const signIn = keepSignIn(clock, signInNow);
  const rpcOf = (priority: Priority): Rpc =>
    withServersNames(apiKeyRpc(clientOf(priority), { database, key, signIn }), memory);

  const upload = createRpcUpload(rpcOf("file"));

  function discuss(priority: Priority): DiscussApi {
    const rpc = rpcOf(priority);
    const { signal } = new AbortController();
    const readers = createRpcReaders({ rpc, fields: memory.fields, self, parseWarnings, signal });
    return createRpcDiscussApi({ rpc, readers, uid, self, clock, upload });
  }

  const news = createBusRpcPolling({ rpc: rpcOf("line"), self, clock, parseWarnings, models, pace: rpcPace });
  return {
    gate,
    session: createKeySession(signInNow),
    api: discuss("person"),
    background: discuss("background"),
    bus: { websocket: null, polling: null, rpc: news },
    media: createRpcMediaSource(rpcOf("file")),
  };
}
