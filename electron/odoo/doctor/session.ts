import * as v from "valibot";
import { database as databaseName, login, page, seen } from "../../../shared/doctor/diagnosis.ts";
import { createJsonRpc, repeatable } from "../http/json-rpc.ts";
import { SessionInfo } from "../session/session-info.ts";
import { failed, fine, patience, skipped, type Probe } from "./probe.ts";
import { coded } from "../../../shared/text/catalogue.ts";

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** The settings of the person, which the round trip changes by nothing. */
const OwnSettings = v.object({ user_settings: v.object({ id }) });

/** Whether the session that the workspace keeps still lives. */
export const probeSession: Probe = async ({ http }, { origin, cookie, isSignedIn }) => {
  if (!isSignedIn) return { found: null, verdict: skipped(coded("because.no-password")) };
  const options = { timeout: patience, ...repeatable };
  const answer = await createJsonRpc({ http, origin, cookie: () => cookie }).exchange(
    "/web/session/get_session_info",
    {},
    options,
  );
  if (!answer.ok) {
    const signedOut = { isSignedIn: false };
    if (answer.error.type === "signed-out")
      return { found: null, verdict: failed(coded("advice.signed-out")), learnt: signedOut };
    const detail = "detail" in answer.error ? answer.error.detail : answer.error.type;
    return { found: seen(page(detail)), verdict: failed(coded("advice.session-unknown")), learnt: signedOut };
  }
  const info = v.safeParse(SessionInfo, answer.value.result);
  if (!info.success)
    return {
      found: coded("found.other-form"),
      verdict: failed(coded("advice.session-unknown")),
      learnt: { isSignedIn: false },
    };
  const { db, username, websocket_worker_version: websocketVersion } = info.output;
  const own = v.safeParse(OwnSettings, answer.value.result);
  return {
    found: coded("found.session", { login: login(username), database: databaseName(db) }),
    verdict: fine,
    learnt: {
      database: db,
      isDatabaseSettled: true,
      websocketVersion,
      settings: own.success ? own.output.user_settings.id : null,
    },
  };
};
