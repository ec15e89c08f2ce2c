import * as v from "valibot";
import { advice } from "../../../shared/doctor/advice.ts";
import { database as databaseName, login, page, say } from "../../../shared/doctor/diagnosis.ts";
import { exchange, repeatable } from "../http/json-rpc.ts";
import { SessionInfo } from "../session/session-info.ts";
import { failed, fine, patience, skipped, type Probe } from "./probe.ts";

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** The settings of the person, which the round trip changes by nothing. */
const OwnSettings = v.object({ user_settings: v.object({ id }) });

/** Whether the session that the workspace keeps still lives. */
export const probeSession: Probe = async ({ http }, { origin, cookie, isSignedIn }) => {
  if (!isSignedIn) return { found: [], verdict: skipped("nobody is signed in with a password") };
  const options = { timeout: patience, ...repeatable };
  const answer = await exchange(http, origin, cookie, "/web/session/get_session_info", {}, options);
  if (!answer.ok) {
    const signedOut = { isSignedIn: false };
    if (answer.error.type === "signed-out") return { found: [], verdict: failed(advice.signedOut), learnt: signedOut };
    const detail = "detail" in answer.error ? answer.error.detail : answer.error.type;
    return { found: say`${page(detail)}`, verdict: failed(advice.sessionUnknown), learnt: signedOut };
  }
  const info = v.safeParse(SessionInfo, answer.value.result);
  if (!info.success)
    return {
      found: say`an answer in another form`,
      verdict: failed(advice.sessionUnknown),
      learnt: { isSignedIn: false },
    };
  const { db, username, websocket_worker_version: websocketVersion } = info.output;
  const own = v.safeParse(OwnSettings, answer.value.result);
  return {
    found: say`signed in as ${login(username)} to ${databaseName(db)}, with the session kept from signing in`,
    verdict: fine,
    learnt: {
      database: db,
      isDatabaseSettled: true,
      websocketVersion,
      settings: own.success ? own.output.user_settings.id : null,
    },
  };
};
