import * as v from "valibot";
import { err, ok } from "../../../shared/result.ts";
import type { Http } from "../../core/ports/http.ts";
import type { Log } from "../../core/ports/log.ts";
import type { StoredWorkspace } from "../../core/ports/storage.ts";
import { usualFileLimit, type Session } from "../../core/ports/server.ts";
import { createJsonRpc, repeatable } from "../http/json-rpc.ts";
import { sessionCookie, SessionInfo } from "./session-info.ts";

export interface LiveSession extends Session {
  /** The `cookie` header of every request. */
  cookie(): string;
  /** What the websocket is opened with; null until `refresh` has asked (WIRE.md §3.2). */
  websocketVersion(): string | null;
  /** Bytes that a file may have; the usual until `refresh` has asked. */
  fileLimit(): number;
}

/**
 * The session of a stored workspace. Servers also set cookies of anonymous sessions, on the 101 of a websocket for
 * one (WIRE.md §3.1); so a new cookie is taken only from an answer that names our own user.
 */
export function createSession(options: {
  readonly http: Http;
  /** The way out of what ends the session, where `http` may be shut by then. */
  readonly farewell?: Http;
  readonly stored: StoredWorkspace;
  readonly cookie: string;
  readonly onCookieChanged: (cookie: string) => void;
  readonly log: Log;
}): LiveSession {
  const { http, stored, log } = options;
  let cookie = options.cookie;
  let websocketVersion: string | null = null;
  let fileLimit = usualFileLimit;

  const jsonRpcOver = (over: Http) =>
    createJsonRpc({ http: over, origin: stored.profile.server, cookie: () => cookie });
  const jsonRpc = jsonRpcOver(http);

  async function check() {
    const answer = await jsonRpc.checkSession();
    return answer.ok ? ok("alive" as const) : answer;
  }

  return {
    cookie: () => cookie,
    websocketVersion: () => websocketVersion,
    fileLimit: () => fileLimit,
    check,
    async refresh() {
      const answer = await jsonRpc.exchange("/web/session/get_session_info", {}, repeatable);
      if (!answer.ok) {
        const alive = answer.error.type === "malformed" ? await check() : answer;
        return alive.ok ? answer : alive;
      }
      const info = v.safeParse(SessionInfo, answer.value.result);
      if (!info.success) return err({ type: "malformed", detail: `session_info: ${v.summarize(info.issues)}` });
      if (info.output.uid !== stored.uid) return err({ type: "signed-out" });
      websocketVersion = info.output.websocket_worker_version;
      fileLimit = info.output.max_file_upload_size ?? usualFileLimit;
      const renewed = sessionCookie(answer.value.headers);
      if (renewed !== null && renewed !== cookie) {
        log("info", "session-renewed");
        cookie = renewed;
        options.onCookieChanged(renewed);
      }
      return ok();
    },
    async destroy() {
      const answer = await jsonRpcOver(options.farewell ?? http).exchange("/web/session/destroy", {}, repeatable);
      return answer.ok ? ok() : answer;
    },
  };
}
